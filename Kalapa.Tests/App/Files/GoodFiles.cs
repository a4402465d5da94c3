using System.Text;
using Kalapa.Tests.Support.Samples;
using SkiaSharp;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;
using static Kalapa.Tests.Support.Samples.OfficeSource;

namespace Kalapa.Tests.App.Files;

/// <summary>Good files made here: odd, but honest.</summary>
internal static class GoodFiles
{
    private const string Link = "/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://example.org/JavaScript/JS) >> >>]";

    public static IReadOnlyList<GoodFile> All { get; } = [.. Pdfs(), .. Leading(), .. Written(), .. Photos(), .. Office()];

    private static IEnumerable<GoodFile> Pdfs() =>
    [
        Pdf("a plain page", () => new PdfSource().Classic()),
        Pdf("an object stream", () => new PdfSource().Packed()),
        Pdf("an object stream that is not packed", () => new PdfSource().Packed(filter: "")),
        Pdf("a place to open at", () => new PdfSource().Catalog("/OpenAction [3 0 R /Fit]").Classic()),
        Pdf("a place to open at, as an action", () => new PdfSource().Catalog("/OpenAction << /S /GoTo /D [3 0 R /XYZ 0 0 1] >>").Classic()),
        Pdf("a first page by name", () => new PdfSource().Catalog("/OpenAction << /S /Named /N /FirstPage >>").Classic()),
        Pdf("a link to a site about scripts", () => new PdfSource().Page(Link).Classic()),
        Pdf("a link in an object stream", () => new PdfSource().Page(Link).Packed()),
        Pdf("a text about scripts", () => new PdfSource().With((4, "<< /Length 60 >>\nstream\nBT /F1 18 Tf (/JavaScript /JS /Launch /EmbeddedFiles) Tj ET     \nendstream")).Classic()),
        Pdf("a title about scripts", () => new PdfSource().With((6, "<< /Title (\\(/JS\\) and /Launch \\\\) /Author <2F4A53> >>")).Classic()),
        Pdf("a blending mode that is called like a film", () => new PdfSource().With((6, "<< /Type /ExtGState /BM /Screen >>")).Classic()),
        Pdf("a form to be filled in", () => new PdfSource().Catalog("/AcroForm << /Fields [6 0 R] /NeedAppearances true >>").With((6, "<< /FT /Tx /T (Nama) /V (Sari) /Subtype /Widget /Rect [0 0 9 9] >>")).Classic()),
        Pdf("bookmarks", () => new PdfSource().Catalog("/Outlines 6 0 R").With((6, "<< /First 7 0 R /Last 7 0 R /Count 1 >>"), (7, "<< /Title (Bab 1) /Parent 6 0 R /Dest [3 0 R /Fit] >>")).Classic()),
        Pdf("labels and structure", () => new PdfSource().Catalog("/MarkInfo << /Marked true >> /StructTreeRoot 6 0 R /Lang (id-ID)").With((6, "<< /Type /StructTreeRoot /K << /S /P /Pg 3 0 R /K 0 >> >>")).Classic()),
        Pdf("layers", () => new PdfSource().Catalog("/OCProperties << /OCGs [6 0 R] /D << /ON [6 0 R] >> >>").With((6, "<< /Type /OCG /Name (Denah) >>")).Classic()),
        Pdf("a description in XML", () => new PdfSource().Catalog("/Metadata 6 0 R").With((6, "<< /Type /Metadata /Subtype /XML /Length 60 >>\nstream\n<?xpacket begin=''?><x:xmpmeta><rdf:RDF/></x:xmpmeta><?x?>\nendstream")).Classic()),
        Pdf("a later revision", () => PdfSource.Revised(new PdfSource().Classic(), (6, "<< /Title (Revisi 2) >>"))),
        Pdf("three revisions", () => PdfSource.Revised(PdfSource.Revised(new PdfSource().Classic(), (6, "<< /Title (2) >>")), (6, "<< /Title (3) >>"))),
        Pdf("a signature", () => new PdfSource().Catalog("/AcroForm << /SigFlags 3 /Fields [6 0 R] >>").With((6, "<< /FT /Sig /T (Tanda tangan) /V << /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /Contents <3082> /ByteRange [0 1 2 3] >> >>")).Classic()),
        Pdf("a table at the wrong place", () => Changed(new PdfSource().Classic(), "startxref\n", "startxref\n1")),
        Pdf("an end without its mark", () => new PdfSource().Classic()[..^6]),
        Pdf("zeros behind the end", () => [.. new PdfSource().Classic(), .. new byte[4_096]]),
        Pdf("blank lines behind the end", () => [.. new PdfSource().Classic(), .. "\r\n\r\n   \n"u8]),
        Pdf("a printer's words behind the end", () => [.. new PdfSource().Classic(), .. "\x1b%-12345X@PJL EOJ\r\n\x1b%-12345X"u8]),
        Pdf("a wrong length of a stream", () => Changed(new PdfSource().Classic(), "/Length 44", "/Length 99")),
        Pdf("a version there never was", () => new PdfSource().Classic("%PDF-1.9\n")),
        Pdf("version 2", () => new PdfSource().Classic("%PDF-2.0\n%\u00e2\u00e3\u00cf\u00d3\n")),
        Pdf("lines that end with CR", () => Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(new PdfSource().Classic()).Replace(" \n", "~~", StringComparison.Ordinal).Replace('\n', '\r').Replace("~~", " \r", StringComparison.Ordinal))),
        Pdf("a hundred pages", () => Pages(100)),
        Pdf("nineteen megabytes", () => new PdfSource().With((6, $"<< /Length {19 * 1024 * 1024} >>\nstream\n{new string('\u00a7', 19 * 1024 * 1024)}\nendstream")).Classic()),
        new("a name in capitals", "SURAT.PDF", () => SmallPdf.Bytes),
        new("a name with two endings", "surat.docx.pdf", () => SmallPdf.Bytes),
        new("a name with blanks", " surat tugas .pdf ", () => SmallPdf.Bytes),
    ];

    private static IEnumerable<GoodFile> Leading() => new (string What, string Text)[]
    {
        ("an encoding's mark", "\u00ef\u00bb\u00bf"), ("a blank line", "\n"), ("blank lines of Windows", "\r\n\r\n"), ("blanks", "    "), ("zeros", "\0\0\0\0"), ("a new page", "\f"),
        ("a printer's header", "\x1b%-12345X@PJL JOB NAME=\"Scan\"\r\n@PJL SET RESOLUTION=300\r\n@PJL ENTER LANGUAGE=PDF\r\n"),
        ("a printer's header without its first mark", "@PJL JOB NAME='Scan 1'\n@PJL SET RESOLUTION=300\n"),
        ("a mail program's header", "Content-Type: application/pdf\r\n\r\n"), ("a scanner's name", "Xerox WorkCentre 7855 (Lantai 3)\n"), ("a comment", "% dibuat oleh pemindai\n"),
        ("a thousand blanks", new string(' ', 1_000)), ("a thousand bytes of a printer", string.Concat(Enumerable.Repeat("@PJL SET X=1\n", 76))),
    }.Select(leading => Pdf($"{leading.What} before the header", () => new PdfSource().Classic(leading.Text + "%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n")));

    private static IEnumerable<GoodFile> Written() => Enumerable.Range(0, 12).Select(number => Pdf($"PdfPig's page {number + 1}", () =>
    {
        var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font((Standard14Font)number);
        for (var count = 0; count <= number; count++)
        {
            var page = builder.AddPage(number % 2 == 0 ? PageSize.A4 : PageSize.Letter);
            page.AddText("Surat tugas", 12, new PdfPoint(60, 700), font);
            page.AddJpeg(Pictures.Jpeg(), new PdfRectangle(60, 60, 120, 90));
        }

        return builder.Build();
    })).Concat(Enumerable.Range(1, 4).Select(number => Pdf($"Skia's page {number}", () =>
    {
        using var file = new MemoryStream();
        using (var document = SKDocument.CreatePdf(file, new SKDocumentPdfMetadata { Title = "Denah", PdfA = number % 2 == 0 }))
        {
            using var canvas = document.BeginPage(595, 842);
            canvas.Clear(SKColors.Beige);
            document.EndPage();
            document.Close();
        }

        return file.ToArray();
    })));

    private static IEnumerable<GoodFile> Photos() =>
    [
        .. Enumerable.Range(1, 8).Select(turn => new GoodFile($"a photo held as {turn}", "foto.jpg", () => Pictures.WithExif(Pictures.Jpeg(), (ushort)turn))),
        .. new[] { 1, 20, 50, 75, 100 }.Select(quality => new GoodFile($"a photo of quality {quality}", "IMG_0001.JPEG", () => Pictures.Jpeg(320, 240, quality))),
        .. new (byte Depth, byte Colour)[] { (1, 0), (2, 0), (4, 0), (8, 0), (16, 0), (8, 2), (16, 2), (8, 4), (16, 4), (8, 6), (16, 6) }
            .Select(form => new GoodFile($"a PNG of {form.Depth} bits and colours {form.Colour}", "denah.png", () => Pictures.RawPng(33, 17, form.Depth, form.Colour))),
        .. new byte[] { 1, 2, 4, 8 }.Select(depth => new GoodFile($"a PNG of a palette of {depth} bits", "denah.png", () => Pictures.RawPng(33, 17, depth, 3, [1, 2, 3, 4, 5, 6]))),
        new("a photo of one pixel", "foto.jpg", () => Pictures.Jpeg(1, 1)),
        new("a grey photo", "foto.jpg", () => Grey()),
        new("a photo of twelve megapixels", "foto.jpg", () => Pictures.Jpeg(4_000, 3_000)),
        new("a page scanned with 600 dots per inch", "pindai.png", () => Pictures.RawPng(4_960, 4_096, 8, 0)),
        new("a photo with a film behind it", "foto.jpg", () => [.. Pictures.Jpeg(), .. "ftypmp42"u8, .. new byte[5_000]]),
        new("a PNG with notes", "denah.png", () => Pictures.RawPng(8, 8, 8, 2, null, ("tEXt", "Author\0Sari <script>"u8.ToArray()), ("gAMA", [0, 0, 0xB1, 0x8F]))),
    ];

    private static IEnumerable<GoodFile> Office() =>
    [
        Docx("a document", () => Document().Zip()),
        Docx("a document by the strict standard", () => Strict(Document())),
        Docx("a document whose main part has another name", () => Document(main: "word/document2.xml").Zip()),
        Docx("a document named in another way", () => Document(main: "dokumen.xml").Zip()),
        Docx("a document with links", () => Document(Relation("hyperlink", "https://example.org/", isExternal: true) + Relation("hyperlink", "mailto:sari@example.org", isExternal: true)).Zip()),
        Docx("a document from its owner's template", () => Document(Relation("attachedTemplate", "file:///C:\\Users\\sari\\Kantor.dotx", isExternal: true)).Zip()),
        Docx("a document with a picture", () => Document(Relation("image", "media/image1.png")).Zip(new ZipPart("word/media/image1.png", Pictures.Png()) { Method = 0 })),
        Docx("a document with a chart", () => Document(Relation("chart", "charts/chart1.xml")).Zip(new ZipPart("word/charts/chart1.xml", "<c/>"), new ZipPart("word/embeddings/Microsoft_Excel_Sheet.xlsx", Workbook().Zip()))),
        Docx("a document of much text", () => Document().Zip(new ZipPart("word/footnotes.xml", $"<a>{string.Concat(Enumerable.Range(0, 200_000).Select(number => $"kalimat {number} "))}</a>"))),
        Docx("a document in UTF-16", () => Document().Zip(Utf16("word/footer.xml", "<?xml version='1.0' encoding='UTF-16'?><a/>"))),
        Docx("a document with folders", () => Document().Zip(new ZipPart("word/media/", []) { Method = 0 })),
        Docx("a document with a signature", () => Document().Zip(new ZipPart("_xmlsignatures/sig1.xml", "<Signature/>"))),
        Xlsx("a workbook", () => Workbook().Zip()),
        Xlsx("a workbook for printing", () => Workbook().Zip(new ZipPart("xl/printerSettings/printerSettings1.bin", new byte[2_000]))),
        Xlsx("a workbook of many rows", () => Workbook().Zip(new ZipPart("xl/worksheets/sheet2.xml", $"<a>{string.Concat(Enumerable.Range(0, 100_000).Select(number => $"<c r=\"A{number}\"><v>{number * 7}</v></c>"))}</a>"))),
        new("a workbook in capitals", "ALAT.XLSX", () => Workbook().Zip()),
    ];

    private static GoodFile Pdf(string what, Func<byte[]> make) => new(what, "surat.pdf", make);

    private static GoodFile Docx(string what, Func<byte[]> make) => new(what, "surat.docx", make);

    private static GoodFile Xlsx(string what, Func<byte[]> make) => new(what, "alat.xlsx", make);

    private static byte[] Changed(byte[] file, string from, string to) =>
        Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(file).Replace(from, to, StringComparison.Ordinal));

    private static byte[] Pages(int count) => new PdfSource()
        .With((2, $"<< /Type /Pages /Count {count} /Kids [{string.Join(' ', Enumerable.Range(10, count).Select(number => $"{number} 0 R"))}] >>"))
        .With([.. Enumerable.Range(10, count).Select(number => (number, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"))]).Packed();

    private static byte[] Strict(List<ZipPart> parts) => ZipSource.Of(parts.Select(part => part.Name.EndsWith(".rels", StringComparison.Ordinal)
        ? new ZipPart(part.Name, Encoding.UTF8.GetString(part.Content).Replace(Relations, "http://purl.oclc.org/ooxml/officeDocument/relationships/", StringComparison.Ordinal))
        : part));

    private static byte[] Grey()
    {
        using var bitmap = new SKBitmap(40, 20, SKColorType.Gray8, SKAlphaType.Opaque);
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 80);
        return data.ToArray();
    }
}
