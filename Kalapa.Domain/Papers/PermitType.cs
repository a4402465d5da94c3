namespace Kalapa.Domain.Papers;

/// <summary>When a paper is due.</summary>
public enum Need
{
    /// <summary>M: before submission.</summary>
    Mandatory,

    /// <summary>A: within 24 h after the first check-in.</summary>
    AfterEntry,
}

/// <summary>Who escorts.</summary>
public enum Escort
{
    /// <summary>The branch decides.</summary>
    Branch,

    /// <summary>On the dock only.</summary>
    Dock,

    /// <summary>Always.</summary>
    Always,
}

/// <summary>A kind of work (product.md section 2). Data: seeded, editable later.</summary>
/// <param name="Code">VIS, WRK, EQP, DLV, PRJ, EMG, or an add-on's code.</param>
/// <param name="NameId">Indonesian name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="IsAddOn">Combined with WRK, PRJ or EMG; never alone.</param>
/// <param name="RiskClass">1 to 4.</param>
/// <param name="LeadTimeHours">Calendar hours between submission and start.</param>
/// <param name="MaxHours">Longest window, in hours.</param>
/// <param name="Escort">Who escorts.</param>
/// <param name="Papers">Which papers.</param>
public sealed record PermitType(
    string Code, string NameId, string NameEn, bool IsAddOn, int RiskClass, int LeadTimeHours, int MaxHours, Escort Escort,
    IReadOnlyList<PaperRule> Papers);

/// <summary>One cell of the paper table.</summary>
/// <param name="Paper">Paper code.</param>
/// <param name="Need">When it is due.</param>
/// <param name="Condition">Asked only if this holds: <c>vendor</c>, <c>in</c>, <c>out</c>, <c>impact</c>, <c>chemicals</c> or <c>addon</c>; null for always.</param>
public sealed record PaperRule(string Paper, Need Need, string? Condition = null);

/// <summary>A paper.</summary>
/// <param name="Code">D01..D20.</param>
/// <param name="NameId">Indonesian name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="PerWorker">One for each worker (D12).</param>
public sealed record Paper(string Code, string NameId, string NameEn, bool PerWorker = false);

/// <summary>A question whose answer chooses types or conditions.</summary>
public sealed record Question(string Code, string TextId, string TextEn, IReadOnlyList<Choice> Choices);

/// <summary>One answer.</summary>
/// <param name="Code">Stored in <c>RequestContent.Answers</c>.</param>
/// <param name="TextId">Indonesian words.</param>
/// <param name="TextEn">English words.</param>
/// <param name="Type">The permit type it chooses, or null.</param>
/// <param name="Condition">The condition it makes true, or null.</param>
public sealed record Choice(string Code, string TextId, string TextEn, string? Type = null, string? Condition = null);

/// <summary>One line of a request's paper list.</summary>
/// <param name="Slot">Which paper, whose.</param>
/// <param name="Need">When it is due.</param>
public sealed record RequiredPaper(PaperSlot Slot, Need Need);

/// <summary>What the chosen types ask together: the highest lead time and risk, the shortest window, escort if any needs it.</summary>
public sealed record Terms(TimeSpan LeadTime, TimeSpan MaxDuration, int RiskClass, Escort Escort);
