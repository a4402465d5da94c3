using System.IO.Compression;
using Kalapa.Domain;

namespace Kalapa.App.Files;

/// <summary>
/// Reads the names in everything in a PDF that any reader may take for an object: older revisions, what the table of contents leaves
/// out, and object streams. It believes no length and no offset, so nothing hides behind a wrong one.
/// </summary>
internal sealed class PdfScan(JudgingTime time, int mostPages)
{
    private const long MostInflated = 128L * 1024 * 1024;
    private const int MostReadings = 6;
    private const int MostTokens = 500_000;
    private const int MostBranches = 20_000;
    private const int WidestField = 8;
    private const int MostOfAnything = 4_000_000;

    private long _budget;
    private long _inflated;
    private int _pages;
    private int _branches;
    private bool _isEncrypted;

    /// <exception cref="RuleBroken"><c>file.active</c>; <c>file.embedded</c>; <c>file.too-many-pages</c>; <c>file.too-complex</c>.</exception>
    public void Read(byte[] file)
    {
        // An object ends where the next one begins, so few bytes are read twice, unless somebody wants them to be.
        _budget = (long)file.Length * MostReadings + 1024 * 1024;
        _isEncrypted = file.AsSpan().IndexOf("/Encrypt"u8) >= 0;
        var at = 0;
        while (file.AsSpan(at).IndexOf("obj"u8) is var found and >= 0)
        {
            at += found + 3;
            if (IsHeading(file.AsSpan(0, at - 3)))
            {
                ReadObject(file, at);
            }
        }
    }

    /// <summary>Two numbers stand before it.</summary>
    private static bool IsHeading(ReadOnlySpan<byte> before)
    {
        before = before.TrimEnd(" \t\r\n\f\0"u8);
        var digits = before.Length - before.TrimEnd("0123456789"u8).Length;
        if (digits == 0)
        {
            return false;
        }

        before = before[..^digits];
        var gap = before.TrimEnd(" \t\r\n\f\0"u8);
        return gap.Length < before.Length && gap is [.., >= (byte)'0' and <= (byte)'9'];
    }

    private void ReadObject(byte[] file, int from)
    {
        var tokens = new PdfTokens(file, from);
        var head = new StreamHead();
        string? before = null;
        string? last = null;
        var isWide = false;
        for (var count = 0; tokens.Next(); count++)
        {
            if (count > MostTokens)
            {
                throw new RuleBroken("file.too-complex");
            }

            if (tokens.Name is { } name)
            {
                Ask(before, name);
                head.Add(before, name);
                before = last = name;
                continue;
            }

            before = null;
            isWide |= tokens.IsNumberAbove(last is "W" ? WidestField : last is "Size" or "Index" or "N" or "First" or "Columns" or "Colors" ? MostOfAnything : int.MaxValue);
            if (tokens.IsWord("stream"u8))
            {
                if (isWide)
                {
                    // PdfPig takes the memory that such numbers promise before it looks at what is there.
                    throw new RuleBroken("file.damaged");
                }

                if (head.HoldsObjects)
                {
                    ReadStream(file, tokens.At, head);
                }

                break;
            }

            if (tokens.IsWord("endobj"u8) || tokens.IsWord("obj"u8))
            {
                break;
            }
        }

        Spend(tokens.At - from);
    }

    private void ReadStream(byte[] file, int from, StreamHead head)
    {
        if (head.IsOdd || (!head.IsPacked && _isEncrypted))
        {
            // No writer packs objects otherwise; what cannot be read here must not be read elsewhere.
            throw new RuleBroken("file.too-complex");
        }

        while (from < file.Length && (file[from] is (byte)'\r' or (byte)'\n'))
        {
            from++;
        }

        var length = file.AsSpan(from).IndexOf("endstream"u8);
        var stream = new MemoryStream(file, from, length < 0 ? file.Length - from : length);
        Spend(stream.Length);
        ReadNames(head.IsPacked ? Inflate(stream) : stream.ToArray());
    }

    /// <summary>Reads the names of an object stream, unpacked.</summary>
    public void ReadNames(byte[] objects)
    {
        var tokens = new PdfTokens(objects, 0);
        string? before = null;
        while (tokens.Next())
        {
            if (tokens.Name is { } name)
            {
                Ask(before, name);
            }

            before = tokens.Name;
        }
    }

    private void Ask(string? before, string name)
    {
        PdfNames.Demand(before, name);
        if (before == "Type" && name == "Page" && ++_pages > mostPages * 2)
        {
            // Older revisions count too: the exact number is asked once the document is open.
            throw new RuleBroken("file.too-many-pages", mostPages);
        }

        if (name == "Kids" && ++_branches > MostBranches)
        {
            // Whoever walks a tree that is a chain of so many nodes runs out of stack.
            throw new RuleBroken("file.too-complex");
        }
    }

    /// <summary>What can be unpacked; of an encrypted document that is nothing, and the library that opens it looks then.</summary>
    private byte[] Inflate(Stream packed)
    {
        var objects = new MemoryStream();
        var buffer = new byte[64 * 1024];
        try
        {
            using var inflater = new ZLibStream(packed, CompressionMode.Decompress, leaveOpen: true);
            while (inflater.Read(buffer) is var read and > 0)
            {
                time.Check();
                if ((_inflated += read) > MostInflated)
                {
                    throw new RuleBroken("file.too-much-inside", MostInflated / 1024 / 1024);
                }

                objects.Write(buffer, 0, read);
            }
        }
        catch (InvalidDataException)
        {
            // What came before the fault is read all the same.
        }

        return objects.ToArray();
    }

    private void Spend(long bytes)
    {
        time.Check();
        if ((_budget -= bytes) < 0)
        {
            throw new RuleBroken("file.too-complex");
        }
    }

    /// <summary>What a dictionary says of the stream behind it.</summary>
    private struct StreamHead
    {
        private bool _isObjStm;
        private bool _hasCount;
        private bool _hasFirst;
        private bool _hasFilter;
        private int _packings;
        private bool _isOther;

        /// <summary>By its kind, or by the two numbers that only such streams have.</summary>
        public readonly bool HoldsObjects => _isObjStm || (_hasCount && _hasFirst);

        /// <summary>Packed once, the usual way.</summary>
        public readonly bool IsPacked => _packings == 1;

        /// <summary>Packed in another way, or by a name that stands elsewhere.</summary>
        public readonly bool IsOdd => _isOther || _packings > 1 || (_hasFilter && _packings == 0);

        public void Add(string? before, string name)
        {
            _isObjStm |= before == "Type" && name == "ObjStm";
            _hasCount |= name == "N";
            _hasFirst |= name == "First";
            _hasFilter |= name == "Filter";
            _packings += name is "FlateDecode" or "Fl" ? 1 : 0;
            _isOther |= name is "LZWDecode" or "LZW" or "ASCII85Decode" or "A85" or "ASCIIHexDecode" or "AHx" or "RunLengthDecode" or "RL" or "Crypt" or "DCTDecode" or "JPXDecode";
        }
    }
}
