"""What the columns of a table nobody knows mean, said by a person, guessed at first."""
