using System.Buffers.Binary;
using System.Text;

namespace Kalapa.Load.Circuits;

/// <summary>Reads the part of MessagePack that a circuit's hub writes. It copies nothing but strings that are asked for.</summary>
/// <param name="bytes">One message, without its length.</param>
internal ref struct PackReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _left = bytes;

    /// <summary>How many elements follow.</summary>
    /// <exception cref="FormatException">It is no array.</exception>
    public int ReadArray() => Take() switch
    {
        var code and >= 0x90 and <= 0x9f => code & 0x0f,
        0xdc => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
        0xdd => (int)BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
        var code => throw Unexpected(code),
    };

    /// <summary>A whole number of any width; a nil and a false are 0, a true is 1.</summary>
    /// <exception cref="FormatException">It is none of them.</exception>
    public long ReadNumber() => Take() switch
    {
        var code and <= 0x7f => code,
        var code and >= 0xe0 => (sbyte)code,
        0xc0 or 0xc2 => 0,
        0xc3 => 1,
        0xcc => Take(),
        0xcd => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
        0xce => BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
        0xcf => (long)BinaryPrimitives.ReadUInt64BigEndian(Take(8)),
        0xd0 => (sbyte)Take(),
        0xd1 => BinaryPrimitives.ReadInt16BigEndian(Take(2)),
        0xd2 => BinaryPrimitives.ReadInt32BigEndian(Take(4)),
        0xd3 => BinaryPrimitives.ReadInt64BigEndian(Take(8)),
        var code => throw Unexpected(code),
    };

    /// <summary>A text; null for a nil.</summary>
    public string? ReadText() => TryReadBytes(out var text) ? Encoding.UTF8.GetString(text) : null;

    /// <summary>The bytes of a text or of a binary value; false for a nil.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public bool TryReadBytes(out ReadOnlySpan<byte> value)
    {
        var code = Take();
        var length = code switch
        {
            0xc0 => -1,
            >= 0xa0 and <= 0xbf => code & 0x1f,
            0xc4 or 0xd9 => Take(),
            0xc5 or 0xda => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            0xc6 or 0xdb => (int)BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
            _ => throw Unexpected(code),
        };
        value = length < 0 ? [] : Take(length);
        return length >= 0;
    }

    /// <summary>Steps over the headers, which the hub leaves empty.</summary>
    /// <exception cref="FormatException">They are not empty.</exception>
    public void SkipHeaders()
    {
        if (Take() is var code and not 0x80)
        {
            throw Unexpected(code);
        }
    }

    private byte Take() => Take(1)[0];

    private ReadOnlySpan<byte> Take(int count)
    {
        var taken = _left[..count];
        _left = _left[count..];
        return taken;
    }

    private static FormatException Unexpected(int code) => new($"The hub wrote 0x{code:x2}, which is not expected here.");
}
