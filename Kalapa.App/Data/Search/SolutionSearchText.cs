namespace Kalapa.App.Data.Search;

/// <summary>
/// What a solution is found by: one row each, written by the save seam in the same transaction as the solution. The database's own full-text index lies over
/// <see cref="Words"/>; <see cref="SolutionSearchWords"/> says what stands in them.
/// </summary>
public sealed class SolutionSearchText
{
    /// <summary>Given out as solutions are made.</summary>
    public long Key { get; private init; }

    /// <summary>Which solution.</summary>
    public required Guid SolutionId { get; init; }

    /// <summary>Who may find it, and its words in both languages.</summary>
    public required string Words { get; set; }
}

/// <summary>SQLite's index over <see cref="SolutionSearchText"/>, as it is asked.</summary>
internal sealed class SolutionTextIndex
{
    /// <summary>The virtual table and, as FTS5 has it, its hidden column.</summary>
    public const string Name = "SolutionTextIndex";

    /// <summary>Of the row.</summary>
    public long Key { get; private init; }

    /// <summary>All its words.</summary>
    public string All { get; private init; } = "";

    /// <summary>How well it fits (BM25); lower is better.</summary>
    public double Rank { get; private init; }
}
