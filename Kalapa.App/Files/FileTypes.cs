using System.IO.Compression;

namespace Kalapa.App.Files;

/// <summary>What a file is, by its content; its name's ending must agree.</summary>
public static class FileTypes
{
    /// <summary>For the sentence that refuses another one.</summary>
    public const string Allowed = "PDF, JPEG, PNG, XLSX, DOCX";

    private const int MaxEntries = 2_000;
    private const long MaxInflated = 200L * 1024 * 1024;

    private static readonly (string ContentType, string[] Endings, Func<string, byte[], bool> Matches)[] Known =
    [
        ("application/pdf", [".pdf"], (_, head) => head.AsSpan().StartsWith("%PDF-"u8)),
        ("image/jpeg", [".jpg", ".jpeg"], (_, head) => head is [0xFF, 0xD8, 0xFF, ..]),
        ("image/png", [".png"], (_, head) => head is [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..]),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", [".xlsx"], (path, head) => IsOffice(path, head, "xl/workbook.xml")),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", [".docx"], (path, head) => IsOffice(path, head, "word/document.xml")),
    ];

    /// <summary>The content type; null when it is none of the allowed ones or its name says otherwise.</summary>
    public static string? Judge(string path, string fileName)
    {
        var ending = Path.GetExtension(fileName.Trim()).ToLowerInvariant();
        var head = new byte[16];
        using (var file = File.OpenRead(path))
        {
            file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        }

        return Known.FirstOrDefault(type => type.Endings.Contains(ending) && type.Matches(path, head)).ContentType;
    }

    /// <summary>The table of entries is read, nothing is inflated: a bomb is refused by what it says of itself.</summary>
    private static bool IsOffice(string path, byte[] head, string mainPart)
    {
        if (head is not [0x50, 0x4B, 0x03, 0x04, ..])
        {
            return false;
        }

        try
        {
            using var archive = ZipFile.OpenRead(path);
            return archive.Entries.Count <= MaxEntries
                && archive.Entries.Sum(entry => entry.Length) <= MaxInflated
                && archive.GetEntry("[Content_Types].xml") is not null
                && archive.GetEntry(mainPart) is not null;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
