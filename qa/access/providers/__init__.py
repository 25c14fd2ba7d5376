"""Ways to sign in with an account of elsewhere, one a file."""
