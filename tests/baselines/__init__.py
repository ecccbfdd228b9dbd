"""Small pictures of the states of the window, with which it is compared."""
