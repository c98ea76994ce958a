"""Keeps the tests off the network: only this machine and sockets in the file system can be reached."""

import ipaddress
import socket

real_connect, real_connect_ex, real_getaddrinfo = (
    socket.socket.connect,
    socket.socket.connect_ex,
    socket.getaddrinfo,
)


def is_local(host):
    if host in (None, "", "localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def refuse_unless_local(host):
    if not is_local(host.decode() if isinstance(host, bytes) else host):
        raise RuntimeError(f"Tests stay off the network, and this one asked for {host}.")


def connect(self, address):
    if self.family != socket.AF_UNIX:
        refuse_unless_local(address[0])
    return real_connect(self, address)


def connect_ex(self, address):
    if self.family != socket.AF_UNIX:
        refuse_unless_local(address[0])
    return real_connect_ex(self, address)


def getaddrinfo(host, *args, **kwargs):
    refuse_unless_local(host)
    return real_getaddrinfo(host, *args, **kwargs)


def forbid():
    socket.socket.connect, socket.socket.connect_ex = connect, connect_ex
    socket.getaddrinfo = getaddrinfo
