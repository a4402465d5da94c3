using System.IO.Compression;
using Kalapa.Domain;

namespace Kalapa.App.Files;

/// <summary>
/// A workbook or document of today's Office is let in when its archive is what its table says, its main part is found as the format
/// says (by relationship, whatever it is called), and it holds no macro, no control, no other file and nothing from elsewhere.
/// </summary>
internal static class OfficeJudge
{
    private const string Transitional = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string Strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/";

    // What may be fetched when a reader asks for it, with a click. Everything else from elsewhere is fetched by opening.
    private static readonly string[] Clicked = ["hyperlink"];

    private static readonly string[] Running =
        ["vbaProject", "vbaData", "wordVbaData", "xlMacrosheet", "xlIntlMacrosheet", "control", "activeXControlBinary", "attachedToolbars", "extensibility", "customUI"];

    private static readonly string[] Carrying = ["oleObject", "aFChunk"];

    private static readonly string[] RunningTypes = ["macro", "vba", "activex"];

    /// <exception cref="RuleBroken"><c>file.*</c>.</exception>
    public static void Judge(byte[] file, FileType type, JudgingTime time) => Judge(file, type, time, isWithin: false);

    private static void Judge(byte[] file, FileType type, JudgingTime time, bool isWithin)
    {
        var entries = ZipTable.Read(file);
        var parts = new Dictionary<string, byte[]>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
        {
            time.Check();
            var isTable = OfficeXml.IsTableOfParts(entry.Name);
            var isSheet = !isWithin && IsSheetOfChart(entry.Name);
            var head = Unpack(file, entry, isTable || isSheet, time);
            if (isTable)
            {
                parts[entry.Name] = head;
            }

            if (isSheet)
            {
                Judge(head, FileType.Xlsx, time, isWithin: true);
                continue;
            }

            DemandNoFile(head);
            OfficeXml.DemandNoDefinitions(head, entry.Name);
        }

        var types = ContentTypes.Read(parts.GetValueOrDefault(ContentTypes.Name) ?? throw new RuleBroken("file.content-differs", type.Name));
        foreach (var named in types.All)
        {
            if (RunningTypes.Any(word => named.Contains(word, StringComparison.OrdinalIgnoreCase)))
            {
                throw new RuleBroken("file.active");
            }
        }

        foreach (var (name, table) in parts.Where(part => part.Key.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
        {
            OfficeXml.Relationships(table).ForEach(Demand);
        }

        DemandMain(parts, types, entries, type);
    }

    /// <summary>A chart brings its numbers along as a workbook, which is judged like one that came by itself.</summary>
    private static bool IsSheetOfChart(string name) =>
        name.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase);

    /// <summary>The part a reader opens first.</summary>
    private static void DemandMain(Dictionary<string, byte[]> parts, ContentTypes types, IReadOnlyList<ZipEntry> entries, FileType type)
    {
        var main = OfficeXml.Relationships(parts.GetValueOrDefault("_rels/.rels") ?? throw new RuleBroken("file.content-differs", type.Name))
            .Find(relation => relation.Type is Transitional + "officeDocument" or Strict + "officeDocument")?.Target.TrimStart('/') ?? "";
        if (!entries.Any(entry => entry.Name.Equals(main, StringComparison.OrdinalIgnoreCase)) || types.Of(main) != $"{type.ContentType}.main+xml")
        {
            throw new RuleBroken("file.content-differs", type.Name);
        }
    }

    private static void Demand(Relationship relation)
    {
        var kind = relation.Type[(relation.Type.LastIndexOf('/') + 1)..];
        if (Running.Contains(kind, StringComparer.OrdinalIgnoreCase))
        {
            throw new RuleBroken("file.active");
        }

        if (Carrying.Contains(kind, StringComparer.OrdinalIgnoreCase))
        {
            throw new RuleBroken("file.embedded");
        }

        // Word notes by itself where on its owner's machine the template was; that is no place of anybody else's.
        var isOwnTemplate = kind == "attachedTemplate" && relation.Target.StartsWith("file:///", StringComparison.OrdinalIgnoreCase) && relation.Target is [_, _, _, _, _, _, _, _, _, ':', ..];
        if (relation.IsExternal && !Clicked.Contains(kind) && !isOwnTemplate)
        {
            throw new RuleBroken("file.external");
        }
    }

    /// <summary>Archives and old Office files within are documents of their own, which nobody judged.</summary>
    private static void DemandNoFile(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK\x03\x04"u8) || LegacyOffice.IsOne(head) || head.StartsWith("MZ"u8) || head.StartsWith("Rar!"u8) || head.StartsWith("7z\xBC\xAF"u8)
            || head.StartsWith("%PDF-"u8) || head.StartsWith("{\\rtf"u8))
        {
            throw new RuleBroken("file.embedded");
        }
    }

    /// <summary>Unpacks all of it, to know that the table told the truth, and keeps the beginning or everything.</summary>
    private static byte[] Unpack(byte[] file, ZipEntry entry, bool keepsAll, JudgingTime time)
    {
        const int Beginning = 4_096;
        const int LargestTable = 4 * 1024 * 1024;
        using var packed = new MemoryStream(file, entry.DataAt, entry.Packed);
        using Stream source = entry.Method == 0 ? packed : new DeflateStream(packed, CompressionMode.Decompress);
        var kept = new MemoryStream();
        var buffer = new byte[32 * 1024];
        long unpacked = 0;
        while (source.Read(buffer) is var read and > 0)
        {
            time.Check();
            if ((unpacked += read) > entry.Unpacked || (keepsAll && unpacked > LargestTable))
            {
                throw new RuleBroken("file.damaged");
            }

            kept.Write(buffer, 0, keepsAll ? read : (int)Math.Min(read, Math.Max(0, Beginning - kept.Length)));
        }

        return unpacked == entry.Unpacked ? kept.ToArray() : throw new RuleBroken("file.damaged");
    }
}
