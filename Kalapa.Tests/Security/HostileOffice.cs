using System.Buffers.Binary;
using Kalapa.Tests.Support.Samples;
using static Kalapa.Tests.Support.Samples.OfficeSource;

namespace Kalapa.Tests.Security;

/// <summary>Archives that lie, grow or hide, and documents that run something or fetch something.</summary>
internal static class HostileOffice
{
    private static readonly byte[] Packed = ZipSource.Deflate(Sparse(2_000_000));
    private static readonly byte[] OldOffice = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];

    public static IReadOnlyList<HostileFile> All { get; } =
    [
        Active("a macro", "a.docx", () => Document(Relation("http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin"))
            .Zip(new ZipPart("word/vbaProject.bin", "x"))),
        Active("a macro's project, told by its kind alone", "a.docx", () => Document(types: """<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>""").Zip(new ZipPart("word/a.bin", "x"))),
        Active("a document with macros called DOCX", "a.docx", () => Document(mainType: "application/vnd.ms-word.document.macroEnabled.main+xml").Zip()),
        Active("a workbook with macros called XLSX", "a.xlsx", () => Workbook(mainType: "application/vnd.ms-excel.sheet.macroEnabled.main+xml").Zip()),
        Active("a sheet of old macros", "a.xlsx", () => Workbook(types: """<Override PartName="/xl/macrosheets/sheet1.xml" ContentType="application/vnd.ms-excel.macrosheet+xml"/>""").Zip(new ZipPart("xl/macrosheets/sheet1.xml", "<a/>"))),
        Active("a control", "a.docx", () => Document(Relation("control", "activeX/activeX1.xml")).Zip(new ZipPart("word/activeX/activeX1.xml", "<a/>"))),
        Active("buttons of its own", "a.xlsx", () => Workbook(Relation("http://schemas.microsoft.com/office/2007/relationships/ui/extensibility", "customUI.xml")).Zip(new ZipPart("xl/customUI.xml", "<a/>"))),
        Active("a definition of a document type", "a.docx", () => Document(body: """<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>""").Zip()),
        Active("a definition behind a long comment, in UTF-16", "a.docx", () => Document().Zip(Utf16("word/footer.xml", "<?xml version='1.0' encoding='UTF-16'?><!DOCTYPE a><a/>"))),
        new("a definition in a table of parts", "a.docx", "file.active", () => Document().Zip(new ZipPart("word/_rels/footer.xml.rels", """<!DOCTYPE a [<!ENTITY b "c">]><Relationships/>"""))),
        Embedded("an OLE object", () => Document(Relation("oleObject", "embeddings/oleObject1.bin")).Zip(new ZipPart("word/embeddings/oleObject1.bin", OldOffice))),
        Embedded("an OLE object nobody names", () => Document().Zip(new ZipPart("word/media/image1.png", OldOffice))),
        Embedded("a page of HTML taken in", () => Document(Relation("aFChunk", "a.html")).Zip(new ZipPart("word/a.html", "<html/>"))),
        Embedded("an archive within", () => Document().Zip(new ZipPart("word/media/a.zip", Workbook().Zip()))),
        Embedded("an archive in a chart's workbook", () => Document().Zip(new ZipPart("word/embeddings/a.xlsx", Workbook().Zip(new ZipPart("xl/a.zip", Document().Zip()))))),
        Embedded("a program within", () => Document().Zip(new ZipPart("word/media/image1.jpeg", "MZ..."u8.ToArray()))),
        External("a picture from elsewhere", "a.docx", () => Document(Relation("image", "https://example.org/a.png", isExternal: true)).Zip()),
        External("a template from elsewhere", "a.docx", () => Document(Relation("attachedTemplate", "https://example.org/a.dotm", isExternal: true)).Zip()),
        External("a template from a share", "a.docx", () => Document(Relation("attachedTemplate", "file:///\\\\host\\a.dotm", isExternal: true)).Zip()),
        External("a workbook elsewhere", "a.xlsx", () => Workbook().Zip(new ZipPart("xl/externalLinks/_rels/externalLink1.xml.rels", Table(Relation("externalLinkPath", "https://example.org/b.xlsx", isExternal: true))))),
        External("a frame from elsewhere", "a.docx", () => Document(Relation("frame", "//host/a", isExternal: true)).Zip()),

        Grown("a megabyte that becomes a gigabyte", () => Document().Zip(new ZipPart("word/media/a.bin", "") { Packed = Packed, SaysUnpacked = 1 << 30 })),
        Grown("a megabyte that becomes eighty", () => Document().Zip(new ZipPart("word/media/a.bin", "") { Packed = ZipSource.Deflate(new byte[80_000_000])[..200_000], SaysUnpacked = 80_000_000 })),
        Grown("many parts that become too much together", () => Document().Zip([.. Enumerable.Range(0, 60).Select(number => new ZipPart($"word/{number}.bin", "") { Packed = Packed, SaysUnpacked = 2_000_000 })])),
        Grown("a size of eight gigabytes", () => Document().Zip(Large("word/a.bin", 8L << 30))),
        Grown("a size beyond every number", () => Document().Zip(Large("word/a.bin", -1))),
        Grown("a size that needs a field that is not there", () => Document().Zip(new ZipPart("word/a.bin", "x") { SaysUnpacked = uint.MaxValue })),
        Damaged("a size that is less than the truth", () => Document().Zip(new ZipPart("word/a.bin", new byte[50_000]) { SaysUnpacked = 100 })),
        Damaged("a size that is more than the truth", () => Document().Zip(new ZipPart("word/a.bin", new byte[50]) { SaysUnpacked = 100 })),
        Damaged("a length beyond the file", () => Document().Zip(new ZipPart("word/a.bin", new byte[50]) { SaysPacked = 2_000_000 })),
        Damaged("entries that share their bytes", () => Document().Zip(new ZipPart("word/a.bin", Sparse(100_000)), new ZipPart("word/b.bin", Sparse(100_000)) { SharesWith = 4 })),
        Damaged("two entries of one name", () => Document().Zip(new ZipPart("word/document.xml", "<a/>"))),
        Damaged("two entries that differ in case", () => Document().Zip(new ZipPart("WORD/Document.xml", "<a/>"))),
        Damaged("a way out", () => Document().Zip(new ZipPart("../../x.xml", "<a/>"))),
        Damaged("a way out, backwards", () => Document().Zip(new ZipPart("word\\..\\..\\x.xml", "<a/>"))),
        Damaged("a whole path", () => Document().Zip(new ZipPart("/etc/cron.d/x", "a"))),
        Damaged("a drive", () => Document().Zip(new ZipPart("C:/x", "a"))),
        Damaged("a name with an end in its middle", () => Document().Zip(new ZipPart("word/a\0.xml", "<a/>"))),
        Damaged("a link to elsewhere", () => Document().Zip(new ZipPart("word/a", "/etc/passwd") { Mode = 0xA1FF })),
        Damaged("a way of packing no Office has", () => Document().Zip(new ZipPart("word/a", "x") { Method = 12 })),
        Damaged("a count that is not true", () => ZipSource.Of(Document(), saysCount: 3)),
        Damaged("half a document", () => Document().Zip() is var whole ? whole[..(whole.Length / 2)] : []),
        Damaged("four bytes", () => "PK\x03\x04"u8.ToArray()),
        Damaged("a table of parts that is no XML", () => Document().Zip(new ZipPart("word/_rels/footer.xml.rels", "not at all"))),
        new("a document with a password in its parts", "a.docx", "file.password", () => Document().Zip(new ZipPart("word/a.xml", "<a/>") { Flags = 1 })),
        new("a document with something behind it", "a.docx", "file.disguised", () => [.. Document().Zip(), .. "<script>"u8]),
        new("a document with a comment", "a.docx", "file.disguised", () => ZipSource.Of(Document(), comment: "%PDF-1.4 <script>")),
        new("a document that begins with a PDF", "a.docx", "file.disguised", () => ZipSource.Of([new ZipPart("a", "%PDF-1.4") { Method = 0 }, .. Document()])),
        new("an archive of nothing that Office knows", "a.docx", "file.content-differs", () => ZipSource.Of([new ZipPart("a.txt", "a")])),
        new("a document without its main part", "a.docx", "file.content-differs", () => ZipSource.Of(Document().Where(part => part.Name != "word/document.xml"))),
        new("a workbook called DOCX", "a.docx", "file.content-differs", () => Workbook().Zip()),
        new("a document called XLSX", "a.xlsx", "file.content-differs", () => Document().Zip()),
        new("an old document called DOCX", "a.docx", "file.content-differs", () => OldOffice),
        new("an old workbook", "a.xls", "file.type", () => OldOffice),
        new("a document with macros", "a.docm", "file.type", () => Document().Zip()),
        new("an archive", "a.zip", "file.type", () => Document().Zip()),
    ];

    private static HostileFile Active(string what, string name, Func<byte[]> make) => new(what, name, "file.active", make);

    private static HostileFile Embedded(string what, Func<byte[]> make) => new(what, "a.docx", "file.embedded", make);

    private static HostileFile External(string what, string name, Func<byte[]> make) => new(what, name, "file.external", make);

    private static HostileFile Grown(string what, Func<byte[]> make) => new(what, "a.docx", "file.too-much-inside", make);

    private static HostileFile Damaged(string what, Func<byte[]> make) => new(what, "a.docx", "file.damaged", make);

    /// <summary>Packs to a tenth or so, as written pages do.</summary>
    private static byte[] Sparse(int length)
    {
        var bytes = new byte[length];
        var random = new Random(3);
        for (var at = 0; at < length; at += 40)
        {
            bytes[at] = (byte)random.Next();
        }

        return bytes;
    }

    private static ZipPart Large(string name, long size)
    {
        var extra = new byte[12];
        (extra[0], extra[2]) = (1, 8);
        BinaryPrimitives.WriteInt64LittleEndian(extra.AsSpan(4), size);
        return new(name, "x") { SaysUnpacked = uint.MaxValue, Extra = extra };
    }
}
