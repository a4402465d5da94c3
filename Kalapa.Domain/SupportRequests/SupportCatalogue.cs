namespace Kalapa.Domain.SupportRequests;

/// <summary>The categories of support requests: two levels, codes only; the app has their names in both languages.</summary>
/// <param name="Groups">From top to bottom.</param>
public sealed record SupportCatalogue(IReadOnlyList<SupportGroup> Groups)
{
    /// <summary>The group whose requests Kalapa's people carry out by hand: they need steps and a consent.</summary>
    public const string RemoteHands = "HANDS";

    /// <summary>desk.md section 2.</summary>
    public static SupportCatalogue Default { get; } = new(
    [
        new("POWER", ["POWER.OUTAGE", "POWER.QUALITY", "POWER.PDU"]),
        new("COOLING", ["COOLING.HOT", "COOLING.LEAK", "COOLING.HUMIDITY"]),
        new("NETWORK", ["NETWORK.DOWN", "NETWORK.SLOW", "NETWORK.CROSSCONNECT"]),
        new("ACCESS", ["ACCESS.BADGE", "ACCESS.PERSON"]),
        new("RACK", ["RACK.LOCK", "RACK.SPACE", "RACK.ROOM"]),
        new(RemoteHands, ["HANDS.LOOK", "HANDS.RESTART", "HANDS.CABLE", "HANDS.INSTALL", "HANDS.PARCEL"]),
        new("BILLING", ["BILLING.CONTRACT", "BILLING.INVOICE"]),
        new("QUESTION", []),
        new("COMPLAINT", []),
    ]);

    /// <summary>True when a request may be filed under <paramref name="code"/>: a topic, or a group that has none.</summary>
    public bool Has(string code) => Groups.Any(group => group.Topics.Count == 0 ? group.Code == code : group.Topics.Contains(code));

    /// <summary>The code of the group that <paramref name="code"/> stands in; a group's own code is its own.</summary>
    public static string GroupOf(string code) => code.Split('.')[0];

    /// <summary>True when Kalapa's people carry out what is asked (<see cref="HandsOn"/>).</summary>
    public static bool IsHandsOn(string code) => GroupOf(code) == RemoteHands;
}

/// <summary>The first level.</summary>
/// <param name="Code">Stable code, such as <c>POWER</c>.</param>
/// <param name="Topics">Codes of the second level, each begins with the group's; may be none.</param>
public sealed record SupportGroup(string Code, IReadOnlyList<string> Topics);
