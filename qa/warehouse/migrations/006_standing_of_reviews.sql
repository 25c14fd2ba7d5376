-- What reviews and disputes say of an item counts, weighed by how it was drawn; the table is worked out anew from what was judged.
drop table if exists item_standing;
