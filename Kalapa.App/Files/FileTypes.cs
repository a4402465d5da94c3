namespace Kalapa.App.Files;

/// <summary>A kind of file that is accepted.</summary>
/// <param name="ContentType">As it is served.</param>
/// <param name="Name">For sentences.</param>
/// <param name="Endings">Lower-case, with the dot.</param>
internal sealed record FileType(string ContentType, string Name, params string[] Endings)
{
    public static readonly FileType Pdf = new("application/pdf", "PDF", ".pdf");
    public static readonly FileType Jpeg = new("image/jpeg", "JPEG", ".jpg", ".jpeg");
    public static readonly FileType Png = new("image/png", "PNG", ".png");
    public static readonly FileType Xlsx = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX", ".xlsx");
    public static readonly FileType Docx = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "DOCX", ".docx");
}

/// <summary>The kinds of file that are accepted, by the ending of their names.</summary>
public static class FileTypes
{
    private static readonly FileType[] All = [FileType.Pdf, FileType.Jpeg, FileType.Png, FileType.Xlsx, FileType.Docx];

    /// <summary>For the sentence that refuses another one.</summary>
    public static string Allowed { get; } = string.Join(", ", All.Select(type => type.Name));

    /// <summary>The one that is served as this.</summary>
    internal static FileType ByContent(string contentType) => All.Single(type => type.ContentType == contentType);

    /// <summary>What a name says that a file is; null for none of the allowed.</summary>
    internal static FileType? ByName(string shownName)
    {
        var ending = Path.GetExtension(shownName).ToLowerInvariant();
        return All.FirstOrDefault(type => type.Endings.Contains(ending));
    }
}
