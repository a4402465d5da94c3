namespace Kalapa.Domain.Papers;

/// <summary>When a paper is due.</summary>
public enum Need
{
    /// <summary>M: before submission.</summary>
    Mandatory,

    /// <summary>A: within 24 h after the first check-in.</summary>
    AfterEntry,
}

/// <summary>A paper.</summary>
/// <param name="Code">D01..D20.</param>
/// <param name="NameId">Indonesian name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="PerWorker">One for each worker (D12).</param>
/// <param name="InForm">Given in the form's own fields, never a file (D20).</param>
public sealed record Paper(string Code, string NameId, string NameEn, bool PerWorker = false, bool InForm = false);

/// <summary>One cell of the paper table.</summary>
/// <param name="Paper">Paper code.</param>
/// <param name="Need">When it is due.</param>
/// <param name="Condition">Asked only if this one of <see cref="Conditions"/> holds; null for always.</param>
public sealed record PaperRule(string Paper, Need Need, string? Condition = null);

/// <summary>One line of a request's paper list.</summary>
/// <param name="Slot">Which paper, whose.</param>
/// <param name="Need">When it is due.</param>
public sealed record RequiredPaper(PaperSlot Slot, Need Need)
{
    /// <summary>Given in the form's own fields: no file is asked and nobody gives a verdict on it.</summary>
    public bool InForm { get; init; }
}
