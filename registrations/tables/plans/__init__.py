"""Reading the work plans that offices send: tasks by quarter or month, who does them, and by when."""
