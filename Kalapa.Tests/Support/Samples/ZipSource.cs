using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Kalapa.Tests.Support.Samples;

/// <summary>One entry of an archive, and what its table says of it where that is not the truth.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Content">Unpacked.</param>
public sealed record ZipPart(string Name, byte[] Content)
{
    /// <param name="name">As it is written.</param>
    /// <param name="text">In UTF-8.</param>
    public ZipPart(string name, string text)
        : this(name, Encoding.UTF8.GetBytes(text))
    {
    }

    /// <summary>Bytes in the file; null for the content, deflated.</summary>
    public byte[]? Packed { get; init; }

    /// <summary>8 for deflated.</summary>
    public ushort Method { get; init; } = 8;

    /// <summary>1 for encrypted.</summary>
    public ushort Flags { get; init; }

    /// <summary>Bytes it says it becomes.</summary>
    public uint? SaysUnpacked { get; init; }

    /// <summary>Bytes it says it has in the file.</summary>
    public uint? SaysPacked { get; init; }

    /// <summary>The table's further fields.</summary>
    public byte[] Extra { get; init; } = [];

    /// <summary>What a Unix system would make of it.</summary>
    public uint Mode { get; init; }

    /// <summary>The place of another entry, whose bytes it claims.</summary>
    public int? SharesWith { get; init; }
}

/// <summary>Writes archives that need not be true.</summary>
public static class ZipSource
{
    /// <summary>The archive.</summary>
    /// <param name="parts">In this order.</param>
    /// <param name="saysCount">How many entries its end says there are.</param>
    /// <param name="comment">Behind its end.</param>
    public static byte[] Of(IEnumerable<ZipPart> parts, ushort? saysCount = null, string comment = "")
    {
        var file = new MemoryStream();
        var table = new MemoryStream();
        var places = new List<int>();
        foreach (var part in parts)
        {
            var name = Encoding.UTF8.GetBytes(part.Name);
            var packed = part.Packed ?? (part.Method == 8 ? Deflate(part.Content) : part.Content);
            var place = part.SharesWith is { } other ? places[other] : (int)file.Position;
            places.Add(place);
            if (part.SharesWith is null)
            {
                file.Write(Header(0x04034b50, part, packed, name, [], isTable: false, 0));
                file.Write(name);
                file.Write(packed);
            }

            table.Write(Header(0x02014b50, part, packed, name, part.Extra, isTable: true, place));
            table.Write(name);
            table.Write(part.Extra);
        }

        var end = new byte[22];
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06054b50);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), saysCount ?? (ushort)places.Count);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), saysCount ?? (ushort)places.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(12), (uint)table.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(16), (uint)file.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(20), (ushort)comment.Length);
        return [.. file.ToArray(), .. table.ToArray(), .. end, .. Encoding.Latin1.GetBytes(comment)];
    }

    /// <summary>Packed as archives do.</summary>
    public static byte[] Deflate(byte[] content)
    {
        var packed = new MemoryStream();
        using (var deflater = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflater.Write(content);
        }

        return packed.ToArray();
    }

    private static byte[] Header(uint mark, ZipPart part, byte[] packed, byte[] name, byte[] extra, bool isTable, int place)
    {
        var header = new byte[isTable ? 46 : 30];
        var from = isTable ? 2 : 0;
        BinaryPrimitives.WriteUInt32LittleEndian(header, mark);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(4), isTable ? (ushort)(3 << 8 | 20) : (ushort)20);
        var fields = header.AsSpan(from);
        BinaryPrimitives.WriteUInt16LittleEndian(fields[4..], 20);
        BinaryPrimitives.WriteUInt16LittleEndian(fields[6..], part.Flags);
        BinaryPrimitives.WriteUInt16LittleEndian(fields[8..], part.Method);
        BinaryPrimitives.WriteUInt32LittleEndian(fields[14..], Crc32.Of(part.Content));
        BinaryPrimitives.WriteUInt32LittleEndian(fields[18..], part.SaysPacked ?? (uint)packed.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(fields[22..], part.SaysUnpacked ?? (uint)part.Content.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(fields[26..], (ushort)name.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(fields[28..], (ushort)extra.Length);
        if (isTable)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(4), 3 << 8 | 20);
            BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(38), part.Mode << 16);
            BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(42), (uint)place);
        }
        else
        {
            BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(4), 20);
        }

        return header;
    }
}
