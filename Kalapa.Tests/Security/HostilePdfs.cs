using System.Text;
using Kalapa.Tests.Support.Samples;
using static Kalapa.Tests.Support.Samples.PdfSource;

namespace Kalapa.Tests.Security;

/// <summary>PDFs that run something, carry something, are something else too, or are made to keep a reader busy.</summary>
internal static class HostilePdfs
{
    private const string Script = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>";
    private const long Much = 300L * 1024 * 1024;

    public static IReadOnlyList<HostileFile> All { get; } =
    [
        Active("a script that runs on opening", () => new PdfSource().Catalog($"/OpenAction {Script}").Classic()),
        Active("a script of a page", () => new PdfSource().Page($"/AA << /O {Script} >>").Classic()),
        Active("a script behind a link", () => new PdfSource().Page($"/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A {Script} >>]").Classic()),
        Active("a script in the tree of names", () => new PdfSource().Catalog($"/Names << /JavaScript << /Names [(a) {Script}] >> >>").Classic()),
        Active("a script of a form's field", () => new PdfSource().Catalog("/AcroForm << /Fields [6 0 R] >>").With((6, $"<< /FT /Tx /T (a) /AA << /K {Script} >> >>")).Classic()),
        Active("a script under an encoded name", () => new PdfSource().Catalog("/OpenAction << /S /J#61vaScript /#4aS (x) >>").Classic()),
        Active("a script with every letter encoded", () => new PdfSource().Catalog("/OpenAction << /#53 /#4a#61#76#61#53#63#72#69#70#74 /#4a#53 (x) >>").Classic()),
        Active("a script with a comment in its middle", () => new PdfSource().Catalog("/OpenAction <</S%>>\n/JavaScript/JS(x)>>").Classic()),
        Active("a script named by another object", () => new PdfSource().Catalog("/OpenAction << /S 6 0 R >>").With((6, "/JavaScript")).Classic()),
        Active("a script in an object stream", () => new PdfSource().Catalog($"/OpenAction {Script}").Packed()),
        Active("an encoded script in an object stream", () => new PdfSource().Catalog("/OpenAction << /S /J#61vaScript >>").Packed()),
        Active("a script that is not in the table", () => new PdfSource().With((9, Script)).Classic(unlisted: 9)),
        Active("a script in a later revision", () => Revised(new PdfSource().Classic(), (1, $"<< /Type /Catalog /Pages 2 0 R /OpenAction {Script} >>"))),
        Active("a script in an earlier revision", () => Revised(new PdfSource().Catalog($"/OpenAction {Script}").Classic(), (1, "<< /Type /Catalog /Pages 2 0 R >>"))),
        Active("a script behind a text that never ends", () => new PdfSource().With((6, "(never closed"), (7, Script)).Classic()),
        Active("a script inside a stream that is no stream", () => new PdfSource().With((6, $"<< /Length 10 >>\nstream\n7 0 obj {Script} endobj\nendstream")).Classic()),
        Active("a form with a program of its own", () => new PdfSource().Catalog("/AcroForm << /XFA 6 0 R /Fields [] >>").With((6, "<< /Length 3 >>\nstream\nxml\nendstream")).Classic()),
        Active("a program that is started", () => new PdfSource().Catalog("/OpenAction << /S /Launch /Win << /F (cmd.exe) >> >>").Classic()),
        Active("a program started by a bookmark", () => new PdfSource().Catalog("/Outlines 6 0 R").With((6, "<< /First 7 0 R /Last 7 0 R >>"), (7, "<< /Title (a) /Parent 6 0 R /A << /S /Launch /F (\\\\\\\\host\\\\a) >> >>")).Classic()),
        Active("a site called on opening", () => new PdfSource().Catalog("/OpenAction << /S /URI /URI (https://example.org/seen) >>").Classic()),
        Active("a site called on opening, by reference", () => new PdfSource().Catalog("/OpenAction 6 0 R").With((6, "<< /S 7 0 R /URI (https://example.org/seen) >>"), (7, "/URI")).Classic()),
        Active("a site called after a page was shown", () => new PdfSource().Catalog("/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next [6 0 R] >>").With((6, "<< /S /URI /URI (https://example.org/seen) >>")).Classic()),
        Active("a file called when a page is seen", () => new PdfSource().Page("/AA << /O << /S /GoToR /F (\\\\\\\\host\\\\share) >> >>").Classic()),
        Active("data fetched into a form", () => new PdfSource().Page("/Annots [<< /Subtype /Widget /A << /S /ImportData /F (a.fdf) >> >>]").Classic()),
        Embedded("a file in the tree of names", () => new PdfSource().Catalog("/Names << /EmbeddedFiles << /Names [(a.exe) 6 0 R] >> >>").With((6, "<< /Type /Filespec /F (a.exe) /EF << /F 7 0 R >> >>"), (7, "<< /Type /EmbeddedFile /Length 2 >>\nstream\nMZ\nendstream")).Classic()),
        Embedded("a file in an object stream's tree", () => new PdfSource().Catalog("/Names << /EmbeddedFiles << /Names [] >> >>").Packed()),
        Embedded("a file pinned to a page", () => new PdfSource().Page("/Annots [<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS 6 0 R >>]").With((6, "<< /Type /Filespec /F (a) >>")).Classic()),
        Embedded("a film", () => new PdfSource().Page("/Annots [<< /Type /Annot /Subtype /RichMedia /Rect [0 0 9 9] >>]").Classic()),
        Embedded("a model in three dimensions", () => new PdfSource().Page("/Annots [<< /Type /Annot /Subtype /3D /Rect [0 0 9 9] >>]").Classic()),

        Disguised("a PDF with an archive behind it", () => [.. new PdfSource().Classic(), .. OfficeSource.Document().Zip()]),
        Disguised("a PDF with an archive within it", () => new PdfSource().With((6, $"<< /Length 9 >>\nstream\n{Encoding.Latin1.GetString(OfficeSource.Document().Zip())}\nendstream")).Classic()),
        Disguised("an archive with a PDF in its first entry", () => [.. ZipSource.Of([new ZipPart("a", new PdfSource().Classic()) { Method = 0 }])]),
        Disguised("a page of HTML before the header", () => new PdfSource().Classic("<html><script>alert(1)</script><!--\n%PDF-1.4\n")),
        Disguised("a page of HTML behind the header", () => new PdfSource().Classic("%PDF-1.4\n%<SCRIPT>alert(1)</SCRIPT>\n")),
        Disguised("a page of HTML behind the end", () => [.. new PdfSource().Classic(), .. "<HTML><body onload=alert(1)>"u8]),
        Disguised("a picture that is drawn by a script", () => new PdfSource().Classic("<svg onload=\"alert(1)\">\n%PDF-1.4\n")),
        Disguised("a script with the PDF in its comment", () => [.. new PdfSource().Classic("/*\n%PDF-1.4\n"), .. "*/alert(1)"u8]),
        Disguised("a script that opens its comment behind the header", () => [.. new PdfSource().Classic("a\n%PDF-1.4\n/*"), .. "*/alert(1)"u8]),
        Disguised("a script with the PDF in a text", () => [.. new PdfSource().Classic("x=`\n%PDF-1.4\n"), .. "`;alert(1)"u8]),
        Disguised("a script with the PDF in a quotation", () => new PdfSource().Classic("x=\"\\\n%PDF-1.4\\\n")),
        Disguised("a shell script", () => new PdfSource().Classic("#!/bin/sh\nexit\n%PDF-1.4\n")),
        Disguised("a program", () => new PdfSource().Classic("MZ\u0090\0\u0003\0\0\0\n%PDF-1.4\n")),
        Disguised("a picture before the header", () => [.. Pictures.Png(4, 4)[..^12], .. new PdfSource().Classic()]),

        Damaged("five bytes", () => "%PDF-"u8.ToArray()),
        Damaged("a header and an end", () => "%PDF-1.4\n%%EOF"u8.ToArray()),
        Damaged("half a PDF", () => new PdfSource().Classic() is var whole ? whole[..(whole.Length / 2)] : []),
        Damaged("a PDF without its last lines", () => new PdfSource().Classic() is var whole ? whole[..^40] : []),
        Damaged("half a PDF with an object stream", () => new PdfSource().Packed() is var whole ? whole[..(whole.Length / 2)] : []),
        Damaged("the first part of a PDF made for the web", () => Latin1("%PDF-1.4\n1 0 obj << /Linearized 1 /L 9999 /H [1 2] >> endobj\nstartxref\n0\n%%EOF\n")),
        Damaged("a PDF of no pages", () => new PdfSource().With((2, "<< /Type /Pages /Kids [] /Count 0 >>")).Classic()),
        Damaged("noise", () => [.. "%PDF-1.7\n"u8, .. Noise(100_000), .. "\n%%EOF"u8]),
        new("a text called PDF", "a.pdf", "file.content-differs", () => "Halo"u8.ToArray()),
        new("a picture called PDF", "a.pdf", "file.content-differs", () => Pictures.Png()),
        new("a header too far in", "a.pdf", "file.content-differs", () => new PdfSource().Classic(new string(' ', 1_025) + "%PDF-1.4\n")),
        new("a PDF called EXE", "a.pdf.exe", "file.type", () => new PdfSource().Classic()),
        new("a PDF called SVG", "a.svg", "file.type", () => new PdfSource().Classic()),
        new("a PDF without an ending", "pdf", "file.type", () => new PdfSource().Classic()),

        new("ten thousand pages", "a.pdf", "file.too-many-pages", () => ManyPages(10_000)),
        new("one page a hundred thousand times", "a.pdf", "file.too-many-pages", () => new PdfSource()
            .With((2, $"<< /Type /Pages /Count 100000 /Kids [{string.Join(' ', Enumerable.Repeat("3 0 R", 100_000))}] >>")).Classic()),
        new("an object stream of 300 MB", "a.pdf", "file.too-much-inside", () => new PdfSource().Packed(new Zeros(Much))),
        new("an object stream packed twice", "a.pdf", "file.too-complex", () => new PdfSource().Packed(new Zeros(Much), "[/FlateDecode /FlateDecode]")),
        new("objects that never end", "a.pdf", "file.too-complex", () => new PdfSource().With((6, string.Concat(Enumerable.Repeat("1 0 obj (", 200_000)))).Classic()),
        new("an object stream packed as nobody does", "a.pdf", "file.too-complex", () => new PdfSource().Packed(filter: "[/ASCIIHexDecode /FlateDecode]")),
        new("a tree of pages that is a chain", "a.pdf", "file.too-complex", () => Chain().Classic()),
        new("a tree of pages that is a chain in an object stream", "a.pdf", "file.too-complex", () => Chain().Packed()),
        new("a table of a million objects", "a.pdf", "file.too-complex", ManyOffsets),
        Damaged("a tree of pages that goes round", () => new PdfSource().With((2, "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>")).Classic()),
        Damaged("a table with a field of two gigabytes", () => Changed(new PdfSource().Packed(), "/W [1 4 1]", "/W [9999999999 4 1]")),
        Damaged("a table that says it has 300,000,000,000 rows", () => Changed(new PdfSource().Packed(), "/Size 8 ", "/Size 299999999998 ")),
        Damaged("an object stream that says it has a billion objects", () => Changed(new PdfSource().Packed(), "/N 4 ", "/N 1000000000 ")),
        Damaged("brackets two hundred thousand deep", () => new PdfSource().Catalog($"/A {new string('[', 200_000)}{new string(']', 200_000)}").Classic()),
        Damaged("dictionaries a hundred thousand deep", () => new PdfSource().Catalog($"/A {string.Concat(Enumerable.Repeat("<</A", 100_000))}{string.Concat(Enumerable.Repeat(">>", 100_000))}").Classic()),
    ];

    private static HostileFile Active(string what, Func<byte[]> make) => new(what, "surat.pdf", "file.active", make);

    private static HostileFile Embedded(string what, Func<byte[]> make) => new(what, "surat.pdf", "file.embedded", make);

    private static HostileFile Disguised(string what, Func<byte[]> make) => new(what, "surat.pdf", "file.disguised", make);

    private static HostileFile Damaged(string what, Func<byte[]> make) => new(what, "surat.pdf", "file.damaged", make);

    private static byte[] ManyPages(int count) => new PdfSource()
        .With((2, $"<< /Type /Pages /Count {count} /Kids [{string.Join(' ', Enumerable.Range(10, count).Select(number => $"{number} 0 R"))}] >>"))
        .With([.. Enumerable.Range(10, count).Select(number => (number, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"))]).Classic();

    private static PdfSource Chain() => new PdfSource()
        .With((2, "<< /Type /Pages /Kids [10 0 R] /Count 1 >>"))
        .With([.. Enumerable.Range(10, 30_000).Select(number => (number, $"<</Type/Pages/K#69ds[{number + 1} 0 R]/Count 1>>")), (30_010, "<</Type/Page/MediaBox[0 0 9 9]>>")]);

    private static byte[] ManyOffsets()
    {
        var whole = Encoding.Latin1.GetString(new PdfSource().Classic());
        var table = whole.IndexOf("xref\n", StringComparison.Ordinal);
        var rows = string.Concat(Enumerable.Repeat("0000000015 00000 n \n", 800_000));
        return Latin1(whole[..table] + "xref\n6 800000\n" + rows + whole[(table + 5)..]);
    }

    private static byte[] Changed(byte[] file, string from, string to) => Latin1(Encoding.Latin1.GetString(file).Replace(from, to, StringComparison.Ordinal));

    private static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(7).NextBytes(noise);
        return noise;
    }
}

/// <summary>So many bytes of nothing, without holding them.</summary>
internal sealed class Zeros(long length) : Stream
{
    private long _left = length;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = (int)Math.Min(count, _left);
        Array.Clear(buffer, offset, read);
        _left -= read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
