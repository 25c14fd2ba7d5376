"""The reviewer's desk: what is drawn to be judged, who is given it, how a form grows, how far reviewing reaches."""
