-- One row a programme (项目, 委托品牌), as its sources describe it.
create table if not exists programme (
    programme_id varchar, -- [key] short name, unique
    name varchar, -- [staff] shown name
    taxonomy varchar, -- [key] contact reasons it uses, a file of data/reasons
    own_brands varchar -- [staff] its own names beside the shown one, 、 between: what customers say of them is said of us
);
