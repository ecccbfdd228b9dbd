"""The program in the user's menu, among those that open a file, and as a picture on the desktop."""

IDENTIFIER = "org.sfumato.Sfumato"
"""What desktops call the program: the name of its entry, of its icon, and of its windows."""
