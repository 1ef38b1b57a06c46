"""What is read of the workbooks that offices really have, measured."""
