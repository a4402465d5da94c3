namespace Kalapa.Domain.Papers;

/// <summary>Who escorts, from the weakest to the strongest.</summary>
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
/// <param name="IsAddOn">Never alone: combined with a type that <see cref="TakesAddOns"/>.</param>
/// <param name="RiskClass">1 to 4.</param>
/// <param name="LeadTimeHours">Calendar hours between submission and start.</param>
/// <param name="MaxHours">Longest window, in hours.</param>
/// <param name="Escort">Who escorts.</param>
/// <param name="Papers">Which papers.</param>
public sealed record PermitType(
    string Code, string NameId, string NameEn, bool IsAddOn, int RiskClass, int LeadTimeHours, int MaxHours, Escort Escort,
    IReadOnlyList<PaperRule> Papers)
{
    /// <summary>Code of the visit without work: it needs no work steps.</summary>
    public const string Visit = "VIS";

    /// <summary>Code of work in the company's own rack.</summary>
    public const string Work = "WRK";

    /// <summary>Code of the emergency: no lead time, an incident number, a lane of its own.</summary>
    public const string Emergency = "EMG";

    /// <summary>Add-ons may be combined with this base type.</summary>
    public bool TakesAddOns { get; init; }
}

/// <summary>What the chosen types ask together: the highest lead time and risk, the shortest window, escort if any needs it.</summary>
/// <param name="LeadTime">Calendar time between submission and start; an emergency is not held to it (T02).</param>
/// <param name="MaxDuration">Longest window.</param>
/// <param name="RiskClass">1 to 4.</param>
/// <param name="Escort">The strongest.</param>
public sealed record Terms(TimeSpan LeadTime, TimeSpan MaxDuration, int RiskClass, Escort Escort)
{
    /// <summary>Nothing is chosen yet, so nothing is asked.</summary>
    public static Terms None { get; } = new(TimeSpan.Zero, TimeSpan.MaxValue, 1, Escort.Branch);
}
