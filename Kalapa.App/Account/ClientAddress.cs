using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Kalapa.App.Account;

/// <summary>
/// Whose tries and windows are counted: the address that asks, as known proxies tell it (<c>Kalapa:Proxies</c>). Of IPv6 it is the network
/// of 64 bits, since whoever has one address of it has them all.
/// </summary>
internal static class ClientAddress
{
    /// <summary>As text, for keys, audit and the list of sessions.</summary>
    public static string Of(HttpContext http) => Of(http.Connection.RemoteIpAddress);

    internal static string Of(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address.ToString();
        }

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], 0);
        return $"{new IPAddress(bytes)}/64";
    }
}
