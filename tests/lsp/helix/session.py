"""What a writer does in Helix: see the finding, fix it, save.   session.py FILE   (hx and pexpect are there)"""
import re
import sys
import time

import pexpect

PATIENCE = 30


class Screen:
    def __init__(self, path):
        self.child = pexpect.spawn("hx", [path], dimensions=(40, 150), encoding="utf-8", timeout=PATIENCE)
        self.seen = ""

    def until(self, words, keys=""):
        """Sends keys, and waits for words in what is drawn from then on."""
        self.seen = ""
        if keys:
            self.child.send(keys)
        end = time.monotonic() + PATIENCE
        while words not in self.seen:
            if time.monotonic() > end:
                sys.exit(f"waited in vain for {words!r}; seen: {self.seen[-2000:]}")
            try:
                drawn = self.child.read_nonblocking(100000, timeout=0.2)
            except pexpect.TIMEOUT:
                continue
            self.seen += re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", drawn)


screen = Screen(sys.argv[1])
screen.until("●")  # the finding in the gutter: the server has answered
screen.until("one exclamation mark is enough", "]d")
screen.until("Why", " k")
screen.child.send("\x1b")
time.sleep(1)  # else the next key would be taken with Alt
screen.until("Allow spelling/mark-run in this file", " a")
screen.child.send("\r")
time.sleep(1)
screen.child.send("\x1b")
time.sleep(1)
screen.child.send(":wq\r")
screen.child.expect(pexpect.EOF)
