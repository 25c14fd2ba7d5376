-- The stage that makes contacts is called what it does.
update due set stage = replace(stage, 'weave', 'build');
