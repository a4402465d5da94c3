using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Kalapa.Domain;

namespace Kalapa.App.Files;

/// <summary>
/// What stands before a PDF's header and after its end. A printer's or scanner's lines may; what makes the file another kind of file
/// too may not. A file that was cut off has no end.
/// </summary>
internal static class PdfEnvelope
{
    private const int HeaderWithin = 1_024;
    private const int EndWithin = 1_024;

    // A ZIP's directory ends within its longest comment from the end of the file.
    private const int ZipEndWithin = 65_557;

    // White space, and the marks of an encoding.
    private static readonly SearchValues<byte> Blank = SearchValues.Create([0xEF, 0xBB, 0xBF, 0xFE, 0xFF, .. " \t\r\n\f\0"u8]);

    private static readonly byte[][] Markup = [.. new[] { "<script", "<html", "<!doctype", "<svg", "<iframe", "<body", "<?php" }.Select(Encoding.ASCII.GetBytes)];

    /// <summary>Where the header stands; null when it is not within the first 1,024 bytes.</summary>
    public static int? HeaderAt(ReadOnlySpan<byte> file)
    {
        var at = file[..Math.Min(file.Length, HeaderWithin + 5)].IndexOf("%PDF-"u8);
        return at < 0 ? null : at;
    }

    /// <exception cref="RuleBroken"><c>file.disguised</c>; <c>file.damaged</c>.</exception>
    public static void Demand(ReadOnlySpan<byte> file)
    {
        var header = HeaderAt(file) ?? throw new RuleBroken("file.damaged");
        if (file[Math.Max(0, file.Length - ZipEndWithin)..].IndexOf("PK\x05\x06"u8) >= 0)
        {
            throw new RuleBroken("file.disguised");
        }

        var end = EndOf(file);
        if (!IsPlain(file[..header]) || (!IsBlank(file[..header]) && CanSwallow(file[..FirstObject(file, header)]))
            || HasMarkup(file[..Math.Min(file.Length, header + HeaderWithin)]) || HasMarkup(file[end..]))
        {
            throw new RuleBroken("file.disguised");
        }

        if (IsCutOff(file[header..]))
        {
            throw new RuleBroken("file.damaged");
        }
    }

    /// <summary>Behind the last end mark, which stands near the end; padding does not count.</summary>
    private static int EndOf(ReadOnlySpan<byte> file)
    {
        var padded = file.TrimEnd(" \t\r\n\f\0"u8);
        var tailAt = Math.Max(0, padded.Length - EndWithin);
        var tail = padded[tailAt..];
        if (tail.LastIndexOf("%%EOF"u8) is var mark and >= 0)
        {
            return tailAt + mark + 5;
        }

        // Some writers forget the mark; the place of the table must be there then.
        var table = tail.LastIndexOf("startxref"u8);
        return table >= 0 && tail[(table + 9)..].TrimStart(" \t\r\n"u8) is [>= (byte)'0' and <= (byte)'9', ..]
            ? padded.Length
            : throw new RuleBroken("file.damaged");
    }

    /// <summary>Text, as printers and mail programs write it; never the beginning of a program.</summary>
    private static bool IsPlain(ReadOnlySpan<byte> leading) =>
        !leading.ContainsAnyInRange((byte)0x01, (byte)0x08) && !leading.ContainsAnyInRange((byte)0x0E, (byte)0x1A)
        && !leading.ContainsAnyInRange((byte)0x1C, (byte)0x1F) && leading.IndexOfAny("<`{\x7f"u8) < 0
        && !leading.StartsWith("#!"u8) && !leading.StartsWith("MZ"u8);

    private static bool IsBlank(ReadOnlySpan<byte> leading) =>
        leading.IndexOfAnyExcept(Blank) < 0;

    /// <summary>
    /// Could a script begin here and take the whole PDF for a comment or a text? It would have to open one before the first object,
    /// which is no script.
    /// </summary>
    private static bool CanSwallow(ReadOnlySpan<byte> beforeObjects)
    {
        if (beforeObjects.IndexOf("/*"u8) >= 0 || beforeObjects.IndexOf((byte)'`') >= 0)
        {
            return true;
        }

        foreach (var range in beforeObjects.SplitAny((byte)'\r', (byte)'\n'))
        {
            var line = beforeObjects[range].TrimStart(" \t\0"u8);
            if (line.IndexOfAny((byte)'"', (byte)'\'') >= 0 && line is not [(byte)'@' or 0x1B or (byte)'%', ..])
            {
                return true;
            }
        }

        return false;
    }

    private static int FirstObject(ReadOnlySpan<byte> file, int header)
    {
        var at = file[header..].IndexOf("obj"u8);
        return at < 0 ? file.Length : header + at;
    }

    private static bool HasMarkup(ReadOnlySpan<byte> part)
    {
        var lower = part.ToArray();
        foreach (ref var letter in lower.AsSpan())
        {
            letter = (byte)(letter is >= (byte)'A' and <= (byte)'Z' ? letter + 32 : letter);
        }

        foreach (var tag in Markup)
        {
            if (lower.AsSpan().IndexOf(tag) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A file prepared for the web says at its beginning how long it is.</summary>
    private static bool IsCutOff(ReadOnlySpan<byte> file)
    {
        var head = file[..Math.Min(file.Length, HeaderWithin)];
        if (head.IndexOf("/Linearized"u8) is not (>= 0 and var at))
        {
            return false;
        }

        var dictionary = head[at..];
        var length = dictionary.IndexOf("/L "u8);
        return length >= 0 && Utf8Parser.TryParse(dictionary[(length + 3)..], out long said, out _) && said > file.Length;
    }
}
