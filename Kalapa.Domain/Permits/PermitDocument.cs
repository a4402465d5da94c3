namespace Kalapa.Domain.Permits;

/// <summary>The printed permit of one revision: drawn once after P01, and again only when its bytes were lost. They are in the file store.</summary>
public sealed class PermitDocument
{
    /// <summary>The permit.</summary>
    public Guid PermitId { get; init; }

    /// <summary>The permit's revision that is printed on it.</summary>
    public int Revision { get; init; }

    /// <summary>Its random name in the file store.</summary>
    public Guid FileId { get; private set; }

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }

    /// <summary>SHA-256 of the bytes, in lower-case hexadecimal.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset DrawnAt { get; private set; }

    /// <summary>It was drawn: for the first time, or again because its bytes were lost.</summary>
    public void Draw(Guid fileId, long size, string sha256, DateTimeOffset at) => (FileId, Size, Sha256, DrawnAt) = (fileId, size, sha256, at);
}
