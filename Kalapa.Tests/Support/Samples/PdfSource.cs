using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Kalapa.Tests.Support.Samples;

/// <summary>Writes PDFs object by object, well or badly. Text is Latin-1: one character, one byte.</summary>
public sealed class PdfSource
{
    private readonly SortedDictionary<int, string> _objects = new()
    {
        [1] = "<< /Type /Catalog /Pages 2 0 R >>",
        [2] = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        [3] = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        [4] = "<< /Length 44 >>\nstream\nBT /F1 18 Tf 60 770 Td (Surat tugas.....) Tj ET\nendstream",
        [5] = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    };

    /// <summary>Replaces or adds objects.</summary>
    public PdfSource With(params (int Number, string Text)[] objects)
    {
        foreach (var (number, text) in objects)
        {
            _objects[number] = text;
        }

        return this;
    }

    /// <summary>The catalog says this too.</summary>
    public PdfSource Catalog(string more) => With((1, $"<< /Type /Catalog /Pages 2 0 R {more} >>"));

    /// <summary>The page says this too.</summary>
    public PdfSource Page(string more) => With((3, $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R {more} >>"));

    /// <summary>With a table of offsets, as PDF 1.4 has it.</summary>
    public byte[] Classic(string header = "%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n", params int[] unlisted)
    {
        var file = new StringBuilder(header);
        var from = Math.Max(0, header.IndexOf("%PDF-", StringComparison.Ordinal));
        var offsets = new Dictionary<int, int>();
        foreach (var (number, text) in _objects)
        {
            offsets[number] = file.Length - from;
            file.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{text}\nendobj\n");
        }

        return Latin1(Table(file, offsets.Where(pair => !unlisted.Contains(pair.Key)).ToDictionary(), from, previous: null));
    }

    /// <summary>A later revision of <paramref name="file"/>: these objects once more, and a table that names the earlier one.</summary>
    public static byte[] Revised(byte[] file, params (int Number, string Text)[] objects)
    {
        var revised = new StringBuilder(Encoding.Latin1.GetString(file));
        var text = revised.ToString();
        var mark = text.LastIndexOf("startxref", StringComparison.Ordinal) + 10;
        var previous = int.Parse(text[mark..text.IndexOf('\n', mark)], CultureInfo.InvariantCulture);
        var offsets = new Dictionary<int, int>();
        foreach (var (number, body) in objects)
        {
            offsets[number] = revised.Length;
            revised.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{body}\nendobj\n");
        }

        return Latin1(Table(revised, offsets, 0, previous));
    }

    /// <summary>All but streams in an object stream, found by a cross-reference stream, as PDF 1.5 has it.</summary>
    /// <param name="inflated">What the object stream unpacks to; null for the objects.</param>
    /// <param name="filter">How the object stream is packed; empty for not at all.</param>
    public byte[] Packed(Stream? inflated = null, string filter = "/FlateDecode")
    {
        var file = new StringBuilder("%PDF-1.5\n%\u00e2\u00e3\u00cf\u00d3\n");
        var offsets = new Dictionary<int, int>();
        var inside = _objects.Where(IsInside).ToList();
        foreach (var (number, text) in _objects.Where(pair => !IsInside(pair)))
        {
            offsets[number] = file.Length;
            file.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{text}\nendobj\n");
        }

        var heads = new StringBuilder();
        var bodies = new StringBuilder();
        foreach (var (number, text) in inside)
        {
            heads.Append(CultureInfo.InvariantCulture, $"{number} {bodies.Length} ");
            bodies.Append(text).Append('\n');
        }

        var (holder, table) = (_objects.Keys.Max() + 1, _objects.Keys.Max() + 2);
        var packed = Deflate(inflated ?? new MemoryStream(Latin1(heads.ToString() + bodies)), filter.Count(letter => letter == '/'));
        offsets[holder] = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"{holder} 0 obj\n<< /Type /ObjStm /N {inside.Count} /First {heads.Length}{(filter == "" ? "" : $" /Filter {filter}")} /Length {packed.Length} >>\nstream\n");
        file.Append(Encoding.Latin1.GetString(packed)).Append("\nendstream\nendobj\n");
        offsets[table] = file.Length;
        var rows = new MemoryStream();
        var places = inside.Select((pair, place) => (pair.Key, place)).ToDictionary(pair => pair.Key, pair => pair.place);
        for (var number = 0; number <= table; number++)
        {
            var (kind, one, two) = places.TryGetValue(number, out var place) ? (2, holder, place) : offsets.TryGetValue(number, out var offset) ? (1, offset, 0) : (0, 0, 255);
            rows.Write([(byte)kind, (byte)(one >> 24), (byte)(one >> 16), (byte)(one >> 8), (byte)one, (byte)two]);
        }

        rows.Position = 0;
        var list = Deflate(rows, 1);
        file.Append(CultureInfo.InvariantCulture, $"{table} 0 obj\n<< /Type /XRef /Size {table + 1} /W [1 4 1] /Root 1 0 R /Filter /FlateDecode /Length {list.Length} >>\nstream\n");
        file.Append(Encoding.Latin1.GetString(list)).Append(CultureInfo.InvariantCulture, $"\nendstream\nendobj\nstartxref\n{offsets[table]}\n%%EOF\n");
        return Latin1(file.ToString());
    }

    /// <summary>Bytes of a text of this class.</summary>
    public static byte[] Latin1(string text) => Encoding.Latin1.GetBytes(text);

    private static string Table(StringBuilder file, Dictionary<int, int> offsets, int from, int? previous)
    {
        var at = file.Length - from;
        file.Append("xref\n");
        if (previous is null)
        {
            file.Append("0 1\n0000000000 65535 f \n");
        }

        foreach (var (number, offset) in offsets.OrderBy(pair => pair.Key))
        {
            file.Append(CultureInfo.InvariantCulture, $"{number} 1\n{offset:D10} 00000 n \n");
        }

        var earlier = previous is { } offsetOfEarlier ? $" /Prev {offsetOfEarlier}" : "";
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {offsets.Keys.Max() + 1} /Root 1 0 R{earlier} >>\nstartxref\n{at}\n%%EOF\n");
        return file.ToString();
    }

    private static bool IsInside(KeyValuePair<int, string> pair) => !pair.Value.Contains("stream\n", StringComparison.Ordinal);

    private static byte[] Deflate(Stream content, int times)
    {
        for (var time = 0; time < times; time++)
        {
            var packed = new MemoryStream();
            using (var deflater = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            {
                content.CopyTo(deflater);
            }

            packed.Position = 0;
            content = packed;
        }

        return ((MemoryStream)content).ToArray();
    }
}
