using System.Buffers.Binary;
using System.Text;
using Kalapa.Domain;

namespace Kalapa.App.Files;

/// <summary>One entry of an archive, as its table says.</summary>
/// <param name="Name">With forward slashes.</param>
/// <param name="Method">0 for stored, 8 for deflated.</param>
/// <param name="Packed">Bytes in the file.</param>
/// <param name="Unpacked">Bytes it says it becomes.</param>
/// <param name="HeaderAt">Where its own header begins.</param>
/// <param name="DataAt">Where its bytes begin.</param>
internal sealed record ZipEntry(string Name, int Method, int Packed, int Unpacked, int HeaderAt, int DataAt);

/// <summary>
/// An archive's table of entries, read and believed only where the file agrees with it. Nothing is unpacked here, and how many entries
/// there are is asked before any is read.
/// </summary>
internal static class ZipTable
{
    private const int MostEntries = 2_000;
    private const int EndLength = 22;
    private const int EntryLength = 46;
    private const int HeaderLength = 30;

    /// <summary>All entries together, unpacked.</summary>
    public const long MostUnpacked = 100L * 1024 * 1024;

    // Deflate makes at most 1,032 of one byte; what people write stays far below, even a sheet of equal rows.
    private const int MostRatio = 200;
    private const int SmallEnough = 4 * 1024 * 1024;

    /// <exception cref="RuleBroken"><c>file.*</c>.</exception>
    public static IReadOnlyList<ZipEntry> Read(ReadOnlySpan<byte> file)
    {
        var end = file.Length - EndLength;
        if (end < 0 || !file[end..].StartsWith("PK\x05\x06"u8) || UInt16(file, end + 20) != 0)
        {
            // Something behind the directory, a comment too, is another file's; without a directory it was cut off.
            throw new RuleBroken(file.LastIndexOf("PK\x05\x06"u8) >= 0 ? "file.disguised" : "file.damaged");
        }

        long count = UInt16(file, end + 10), size = UInt32(file, end + 12), at = UInt32(file, end + 16);
        if (count > MostEntries)
        {
            throw new RuleBroken("file.too-many-parts", MostEntries);
        }

        if (UInt32(file, end + 4) != 0 || UInt16(file, end + 8) != count || at + size != end || count == 0)
        {
            throw new RuleBroken("file.damaged");
        }

        var entries = new List<ZipEntry>((int)count);
        var next = (int)at;
        for (var index = 0; index < count; index++)
        {
            entries.Add(ReadEntry(file, ref next, end));
        }

        Demand(next == end);
        DemandPlain(entries);
        DemandSeparate(entries, file, (int)at);
        return entries;
    }

    private static ZipEntry ReadEntry(ReadOnlySpan<byte> file, ref int at, int end)
    {
        Demand(at + EntryLength <= end && file[at..].StartsWith("PK\x01\x02"u8));
        var (flags, method) = (UInt16(file, at + 8), UInt16(file, at + 10));
        var (nameLength, extraLength, commentLength) = (UInt16(file, at + 28), UInt16(file, at + 30), UInt16(file, at + 32));
        Demand(at + EntryLength + nameLength + extraLength + commentLength <= end);
        if ((flags & 0x2041) != 0)
        {
            throw new RuleBroken("file.password");
        }

        if ((UInt32(file, at + 38) >> 16 & 0xF000) == 0xA000)
        {
            throw new RuleBroken("file.damaged"); // A link to elsewhere is no part of a document.
        }

        ulong packed = UInt32(file, at + 20), unpacked = UInt32(file, at + 24), header = UInt32(file, at + 42);
        ReadLarge(file.Slice(at + EntryLength + nameLength, extraLength), ref unpacked, ref packed, ref header);
        if (unpacked > MostUnpacked || (unpacked > SmallEnough && unpacked > packed * MostRatio))
        {
            throw new RuleBroken("file.too-much-inside", MostUnpacked / 1024 / 1024);
        }

        Demand(method is 0 or 8 && packed <= (ulong)file.Length && header < (ulong)file.Length && (method != 0 || packed == unpacked));
        var rawName = file.Slice(at + EntryLength, nameLength);
        at += EntryLength + nameLength + extraLength + commentLength;
        return new(Encoding.UTF8.GetString(rawName), method, (int)packed, (int)unpacked, (int)header, DataOf(file, (int)header, rawName, (int)packed));
    }

    /// <summary>Numbers that do not fit in 32 bits stand apart, in this order, each only when it is needed.</summary>
    private static void ReadLarge(ReadOnlySpan<byte> extra, ref ulong unpacked, ref ulong packed, ref ulong header)
    {
        while (extra.Length >= 4)
        {
            var length = UInt16(extra, 2);
            Demand(4 + length <= extra.Length);
            if (UInt16(extra, 0) == 1)
            {
                var numbers = extra.Slice(4, length);
                Large(ref numbers, ref unpacked);
                Large(ref numbers, ref packed);
                Large(ref numbers, ref header);
            }

            extra = extra[(4 + length)..];
        }
    }

    private static void Large(ref ReadOnlySpan<byte> numbers, ref ulong value)
    {
        if (value == uint.MaxValue)
        {
            Demand(numbers.Length >= 8);
            value = BinaryPrimitives.ReadUInt64LittleEndian(numbers);
            numbers = numbers[8..];
        }
    }

    /// <summary>The header beside the bytes must be of the same entry.</summary>
    private static int DataOf(ReadOnlySpan<byte> file, int header, ReadOnlySpan<byte> name, int packed)
    {
        Demand(header + HeaderLength <= file.Length && file[header..].StartsWith("PK\x03\x04"u8));
        var nameLength = UInt16(file, header + 26);
        var data = header + HeaderLength + nameLength + UInt16(file, header + 28);
        Demand(nameLength == name.Length && (long)data + packed <= file.Length && file.Slice(header + HeaderLength, nameLength).SequenceEqual(name));
        return data;
    }

    private static void DemandPlain(List<ZipEntry> entries)
    {
        if (entries.Sum(entry => (long)entry.Unpacked) > MostUnpacked)
        {
            throw new RuleBroken("file.too-much-inside", MostUnpacked / 1024 / 1024);
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in entries.Select(entry => entry.Name))
        {
            Demand(names.Add(name) && name.Length is > 0 and <= 260 && name[0] != '/' && !name.Any(letter => letter is '\\' or ':' || char.IsControl(letter))
                && !name.Split('/').Any(part => part is ".." or "."));
        }
    }

    /// <summary>Entries that share their bytes unpack to more than the file could hold.</summary>
    private static void DemandSeparate(List<ZipEntry> entries, ReadOnlySpan<byte> file, int directory)
    {
        var free = 0;
        foreach (var entry in entries.OrderBy(entry => entry.DataAt))
        {
            Demand(entry.DataAt + entry.Packed <= directory && entry.HeaderAt >= free);
            free = entry.DataAt + entry.Packed;
        }

        if (file[..Math.Min(file.Length, 1_024)].IndexOf("%PDF-"u8) >= 0)
        {
            throw new RuleBroken("file.disguised");
        }
    }

    private static int UInt16(ReadOnlySpan<byte> file, int at) => BinaryPrimitives.ReadUInt16LittleEndian(file[at..]);

    private static uint UInt32(ReadOnlySpan<byte> file, int at) => BinaryPrimitives.ReadUInt32LittleEndian(file[at..]);

    private static void Demand(bool isWell)
    {
        if (!isWell)
        {
            throw new RuleBroken("file.damaged");
        }
    }
}
