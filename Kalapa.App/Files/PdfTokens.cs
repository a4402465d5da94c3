using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Kalapa.App.Files;

/// <summary>Steps through a PDF's syntax: names with their escapes undone, words, and everything else skipped. Cannot fail; ends at the end.</summary>
internal struct PdfTokens(byte[] bytes, int from)
{
    private const int LongestName = 127;

    private static readonly SearchValues<byte> Marks = SearchValues.Create("()\\"u8);
    private static readonly SearchValues<byte> Ends = SearchValues.Create(" \t\r\n\f\0()<>[]{}/%"u8);

    private int _wordAt;

    /// <summary>Behind the token.</summary>
    public int At { get; private set; } = from;

    /// <summary>The token, when it is a name; without its slash.</summary>
    public string? Name { get; private set; }

    /// <summary>The token is this word.</summary>
    public readonly bool IsWord(ReadOnlySpan<byte> word) => _wordAt >= 0 && bytes.AsSpan(_wordAt, At - _wordAt).SequenceEqual(word);

    /// <summary>The token is a number, and larger than this, or no number at all in the end.</summary>
    public readonly bool IsNumberAbove(long most)
    {
        if (_wordAt < 0 || bytes.AsSpan(_wordAt, At - _wordAt) is not [(byte)'+' or (byte)'-' or (>= (byte)'0' and <= (byte)'9'), ..])
        {
            return false;
        }

        return !Utf8Parser.TryParse(bytes.AsSpan(_wordAt, At - _wordAt), out long value, out _) || value > most || value < int.MinValue;
    }

    /// <summary>False at the end.</summary>
    public bool Next()
    {
        Name = null;
        _wordAt = -1;
        while (At < bytes.Length)
        {
            var first = bytes[At++];
            switch (first)
            {
                case (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'\f' or 0:
                    continue;
                case (byte)'%':
                    At = EndOf(At, "\r\n"u8);
                    continue;
                case (byte)'/':
                    ReadName();
                    return true;
                case (byte)'(':
                    SkipText();
                    return true;
                case (byte)'<' when At < bytes.Length && bytes[At] != '<':
                    At = EndOf(At, ">"u8);
                    return true;
                case (byte)'<':
                    At = Math.Min(At + 1, bytes.Length);
                    return true;
                case (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)')':
                    return true;
                default:
                    _wordAt = At - 1;
                    var length = bytes.AsSpan(At).IndexOfAny(Ends);
                    At = length < 0 ? bytes.Length : At + length;
                    return true;
            }
        }

        return false;
    }

    private readonly int EndOf(int start, ReadOnlySpan<byte> marks)
    {
        var length = bytes.AsSpan(start).IndexOfAny(marks);
        return length < 0 ? bytes.Length : start + length;
    }

    private void ReadName()
    {
        var length = bytes.AsSpan(At).IndexOfAny(Ends);
        var raw = bytes.AsSpan(At, length < 0 ? bytes.Length - At : length);
        At += raw.Length;
        var text = Encoding.Latin1.GetString(raw[..Math.Min(raw.Length, LongestName * 3)]);
        Name = text.Contains('#', StringComparison.Ordinal) ? Undo(text) : text;
    }

    private static string Undo(string text)
    {
        var name = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '#' && index + 2 < text.Length && byte.TryParse(text.AsSpan(index + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var letter))
            {
                name.Append((char)letter);
                index += 2;
            }
            else
            {
                name.Append(text[index]);
            }
        }

        return name.ToString();
    }

    /// <summary>Behind the bracket that closes the text; brackets in it come in pairs, or escaped.</summary>
    private void SkipText()
    {
        for (var depth = 1; depth > 0 && At < bytes.Length;)
        {
            var next = bytes.AsSpan(At).IndexOfAny(Marks);
            if (next < 0)
            {
                At = bytes.Length;
                return;
            }

            At += next + 1;
            switch (bytes[At - 1])
            {
                case (byte)'(':
                    depth++;
                    break;
                case (byte)')':
                    depth--;
                    break;
                default:
                    At = Math.Min(At + 1, bytes.Length);
                    break;
            }
        }
    }
}
