"""What can fail in a child process, and what to do."""

from qa.errors import Failure

CHILD_DIED = Failure(
    "读这个文件的进程停了，多半是内存不够。",
    "没有收进任何一行；再导入一次，还不行就把文件拆小。",
    "The process reading this file stopped, mostly for lack of memory.",
    "No row was taken in; import it again, and cut the file smaller if that does not help.",
)
