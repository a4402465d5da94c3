using System.Text;

namespace Kalapa.Tests.Support.Samples;

/// <summary>The parts of the smallest workbook and document that Office opens, to be changed by a test.</summary>
public static class OfficeSource
{
    /// <summary>What relationships of Office are called.</summary>
    public const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    /// <summary>A document of one sentence.</summary>
    /// <param name="relations">Further lines of its main part's table.</param>
    /// <param name="types">Further lines of the content types.</param>
    /// <param name="mainType">What its main part is.</param>
    /// <param name="main">Its main part's name.</param>
    /// <param name="body">Its main part.</param>
    public static List<ZipPart> Document(string relations = "", string types = "", string mainType = Word, string main = "word/document.xml", string? body = null) =>
    [
        new("[Content_Types].xml", Types($"""<Override PartName="/{main}" ContentType="{mainType}"/>{types}""")),
        new("_rels/.rels", Table(Relation("officeDocument", main))),
        new(main, body ?? """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Surat tugas</w:t></w:r></w:p></w:body></w:document>"""),
        new(main.Replace("word/", "word/_rels/", StringComparison.Ordinal) + ".rels", Table(relations)),
    ];

    /// <summary>A workbook of one sheet.</summary>
    public static List<ZipPart> Workbook(string relations = "", string types = "", string mainType = Excel) =>
    [
        new("[Content_Types].xml", Types($"""<Override PartName="/xl/workbook.xml" ContentType="{mainType}"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>{types}""")),
        new("_rels/.rels", Table(Relation("officeDocument", "xl/workbook.xml"))),
        new("xl/workbook.xml", """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Alat" sheetId="1" r:id="rId1"/></sheets></workbook>"""),
        new("xl/_rels/workbook.xml.rels", Table(Relation("worksheet", "worksheets/sheet1.xml") + relations)),
        new("xl/worksheets/sheet1.xml", """<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Obeng</t></is></c></row></sheetData></worksheet>"""),
    ];

    /// <summary>A line of a table of relationships.</summary>
    public static string Relation(string type, string target, bool isExternal = false) =>
        $"""<Relationship Id="r{Guid.NewGuid():N}" Type="{(type.Contains(':', StringComparison.Ordinal) ? type : Relations + type)}" Target="{target}"{(isExternal ? " TargetMode=\"External\"" : "")}/>""";

    /// <summary>A table of relationships.</summary>
    public static string Table(string lines) =>
        $"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>""";

    private static string Types(string lines) =>
        $"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{lines}</Types>""";

    /// <summary>The archive, with further parts.</summary>
    public static byte[] Zip(this List<ZipPart> parts, params ZipPart[] more) => ZipSource.Of([.. parts, .. more]);

    /// <summary>A part in UTF-16, as XML may be.</summary>
    public static ZipPart Utf16(string name, string text) => new(name, [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)]);
}
