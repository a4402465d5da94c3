using Kalapa.Domain.Organisation;

namespace Kalapa.Domain.PermitRequests;

/// <summary>
/// What the client asks for: everything the decision is bound to. A value: a change makes a new one, so a revision
/// can be kept, compared field by field and hashed.
/// </summary>
public sealed record RequestContent
{
    /// <summary>One line that names the work.</summary>
    public string Title { get; init; } = "";

    /// <summary>Why it is done.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>The steps, one a line.</summary>
    public string WorkSteps { get; init; } = "";

    /// <summary>Answer code by question code (Q01..Q14).</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();

    /// <summary>Codes of the permit types the answers chose: one base type, any add-ons.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>When; null until typed.</summary>
    public VisitWindow? Window { get; init; }

    /// <summary>Zone codes of the branch.</summary>
    public IReadOnlyList<string> Zones { get; init; } = [];

    /// <summary>Rack labels, free text.</summary>
    public string Racks { get; init; } = "";

    /// <summary>Phone of somebody who answers on the day.</summary>
    public string ContactPhone { get; init; } = "";

    /// <summary>Who comes.</summary>
    public IReadOnlyList<Visitor> Visitors { get; init; } = [];

    /// <summary>Vehicles.</summary>
    public IReadOnlyList<Vehicle> Vehicles { get; init; } = [];

    /// <summary>Equipment in and out.</summary>
    public IReadOnlyList<EquipmentItem> Equipment { get; init; } = [];

    /// <summary>Hazards named by the client, free words.</summary>
    public IReadOnlyList<string> Hazards { get; init; } = [];

    /// <summary>Incident number of an emergency.</summary>
    public string IncidentNumber { get; init; } = "";

    /// <summary>House rules and privacy, as accepted.</summary>
    public IReadOnlyList<Declaration> Declarations { get; init; } = [];
}

/// <summary>From when to when, and between which hours of each day.</summary>
/// <param name="Start">First instant.</param>
/// <param name="End">Last instant.</param>
/// <param name="DailyFrom">Hour of each day in branch time from which people may be there; null for all day.</param>
/// <param name="DailyTo">Hour of each day until which people may be there; before <paramref name="DailyFrom"/> means past midnight.</param>
public sealed record VisitWindow(DateTimeOffset Start, DateTimeOffset End, TimeOnly? DailyFrom = null, TimeOnly? DailyTo = null);

/// <summary>What somebody does on the visit.</summary>
public enum VisitorRole
{
    /// <summary>Answers for the group; at least one.</summary>
    Lead,

    /// <summary>Works.</summary>
    Worker,

    /// <summary>Drives.</summary>
    Driver,

    /// <summary>Looks.</summary>
    Guest,
}

/// <summary>A visitor as named in this request: a copy of the <see cref="Person"/> at that moment.</summary>
public sealed record Visitor(
    Guid PersonId, string FullName, IdType IdType, string IdLast4, string Company, string Phone, int BirthYear, VisitorRole Role)
{
    /// <summary>By the year of birth the visitor may not have turned 18 yet; the gate looks at the ID (T02).</summary>
    public bool AgeConfirmedAtGate { get; init; }
}

/// <summary>A vehicle.</summary>
/// <param name="Plate">Number plate.</param>
/// <param name="Kind">Car, truck ...</param>
public sealed record Vehicle(string Plate, string Kind);

/// <summary>Which way equipment goes.</summary>
public enum EquipmentDirection
{
    /// <summary>Into the branch.</summary>
    In,

    /// <summary>Out of the branch.</summary>
    Out,
}

/// <summary>A line of the equipment list.</summary>
public sealed record EquipmentItem(EquipmentDirection Direction, string Kind, string Brand, string Model, string Serial, int Quantity)
{
    /// <summary>Kind, brand and model in one line.</summary>
    internal string Name => string.Join(' ', new[] { Kind, Brand, Model }.Where(part => part.Length > 0));
}

/// <summary>A text somebody accepted.</summary>
/// <param name="Code"><c>HouseRules</c> or <c>Privacy</c>.</param>
/// <param name="Version">Version of the text.</param>
/// <param name="By">Who accepted.</param>
/// <param name="At">When.</param>
public sealed record Declaration(string Code, int Version, Guid By, DateTimeOffset At)
{
    /// <summary>Code of the house rules.</summary>
    public const string HouseRules = "HouseRules";

    /// <summary>Code of the privacy notice.</summary>
    public const string Privacy = "Privacy";
}
