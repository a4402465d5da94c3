namespace Kalapa.Domain.Permits;

/// <summary>The printed permit of one revision: drawn once after P01, never again. The bytes are in the file store.</summary>
public sealed class PermitDocument
{
    /// <summary>The permit.</summary>
    public Guid PermitId { get; init; }

    /// <summary>The permit's revision that is printed on it.</summary>
    public int Revision { get; init; }

    /// <summary>Its random name in the file store.</summary>
    public Guid FileId { get; init; }

    /// <summary>Bytes.</summary>
    public long Size { get; init; }

    /// <summary>SHA-256 of the bytes, in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset DrawnAt { get; init; }
}
