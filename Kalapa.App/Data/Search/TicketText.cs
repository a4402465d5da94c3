namespace Kalapa.App.Data.Search;

/// <summary>
/// What a request is found by: one row each, written by the save seam in the same transaction as what it was made of. The database's own full-text
/// index lies over both columns. <see cref="TicketWords"/> says what stands in them.
/// </summary>
public sealed class TicketText
{
    /// <summary>Given out as requests are made, so that a higher one is newer.</summary>
    public long Key { get; private init; }

    /// <summary>Which request.</summary>
    public required Guid TicketId { get; init; }

    /// <summary>Its company.</summary>
    public required Guid TenantId { get; init; }

    /// <summary>Whose it is, and the words of its own fields.</summary>
    public required string Words { get; set; }

    /// <summary>The words of its messages.</summary>
    public required string Said { get; set; }
}

/// <summary>
/// How far the rows of <see cref="TicketText"/> were filled in, for requests that were there before the index, or before its words changed: one row.
/// </summary>
public sealed class SearchFill
{
    /// <summary>The only row's key.</summary>
    public const int TheOne = 1;

    /// <summary>Always <see cref="TheOne"/>.</summary>
    public int Id { get; init; } = TheOne;

    /// <summary>All rows are of this version of <see cref="TicketWords"/>; 0 for none yet.</summary>
    public int Version { get; set; }

    /// <summary>While a newer version is filled in: the last request that has it; requests follow each other by their key.</summary>
    public Guid Through { get; set; }
}
