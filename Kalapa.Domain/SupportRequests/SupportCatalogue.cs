using Kalapa.Domain.Text;

namespace Kalapa.Domain.SupportRequests;

/// <summary>
/// The categories of support requests as they stand (desk.md section 2): two levels with names in both languages, in the order in which they are offered. A value read from the
/// rows that admins keep (<see cref="SupportCategory"/>); the codes never change, so that requests, solutions and reports of every age find their names.
/// </summary>
/// <param name="Groups">From top to bottom, those that are not offered any more too.</param>
public sealed record SupportCatalogue(IReadOnlyList<SupportGroup> Groups)
{
    /// <summary>The group whose requests Kalapa's people carry out by hand: they need steps and a consent. It always stays.</summary>
    public const string RemoteHands = "HANDS";

    /// <summary>What a new database begins with.</summary>
    public static SupportCatalogue Default { get; } = new(
    [
        Group("POWER", "Listrik", "Power",
            ("OUTAGE", "Listrik padam", "Power is off"),
            ("QUALITY", "Tegangan tidak stabil", "Unstable voltage"),
            ("PDU", "PDU atau stopkontak rak", "PDU or rack socket")),
        Group("COOLING", "Pendinginan", "Cooling",
            ("HOT", "Suhu terlalu panas", "Too hot"),
            ("LEAK", "Air atau kebocoran", "Water or a leak"),
            ("HUMIDITY", "Kelembapan", "Humidity")),
        Group("NETWORK", "Jaringan dan cross-connect", "Network and cross-connect",
            ("DOWN", "Koneksi putus", "Connection is down"),
            ("SLOW", "Koneksi lambat atau hilang paket", "Slow or losing packets"),
            ("CROSSCONNECT", "Cross-connect baru atau diubah", "New or changed cross-connect")),
        Group("ACCESS", "Akses dan kartu", "Access and badges",
            ("BADGE", "Kartu atau kunci tidak berfungsi", "A badge or key does not work"),
            ("PERSON", "Menambah atau mencabut akses seseorang", "Give or take a person's access")),
        Group("RACK", "Rak dan ruang", "Rack and room",
            ("LOCK", "Pintu atau kunci rak", "Rack door or lock"),
            ("SPACE", "Tempat dan daya rak", "Rack space and power"),
            ("ROOM", "Kebersihan, lampu, atau suara ruang", "Cleanliness, light or noise of the room")),
        Group(RemoteHands, "Tangan di tempat (remote hands)", "Remote hands",
            ("LOOK", "Lihat dan foto", "Look and photograph"),
            ("RESTART", "Nyalakan ulang perangkat", "Restart a device"),
            ("CABLE", "Pasang atau pindahkan kabel", "Connect or move a cable"),
            ("INSTALL", "Pasang perangkat", "Install a device"),
            ("PARCEL", "Terima paket", "Receive a parcel")),
        Group("BILLING", "Kontrak dan tagihan", "Contract and billing",
            ("CONTRACT", "Kontrak", "Contract"),
            ("INVOICE", "Tagihan", "Invoice")),
        Group("QUESTION", "Pertanyaan", "Question"),
        Group("COMPLAINT", "Keluhan", "Complaint"),
    ]);

    /// <summary>What may be chosen: groups that are offered, each with the topics that are.</summary>
    public IEnumerable<SupportGroup> Offered => Groups.Where(group => group.Active).Select(group => group with { Topics = [.. group.Topics.Where(topic => topic.Active)] });

    /// <summary>Of the rows as they are kept.</summary>
    public static SupportCatalogue Of(IEnumerable<SupportCategory> rows)
    {
        var levels = rows.OrderBy(row => row.Position).ThenBy(row => row.Code, StringComparer.Ordinal).ToLookup(row => row.GroupCode);
        return new([.. levels[""].Select(row => new SupportGroup(row.Code, row.Names, row.Active, [.. levels[row.Code].Select(topic => new SupportTopic(topic.Code, topic.Names, topic.Active))]))]);
    }

    /// <summary>True when a request may be filed under <paramref name="code"/> now: a topic that is offered, or a group that offers none.</summary>
    public bool Has(string code) => Offered.Any(group => group.Topics.Count == 0 ? group.Code == code : group.Topics.Any(topic => topic.Code == code));

    /// <summary>True for a group or a topic that is offered or ever was.</summary>
    public bool IsKnown(string code) => Find(code) is not null;

    /// <summary>True for what was offered and is not any more; its group may be what was retired.</summary>
    public bool IsRetired(string code) => IsKnown(code) && Offered.All(group => group.Code != code && group.Topics.All(topic => topic.Code != code));

    /// <summary>Group and topic in the language asked for, such as "Power · Power is off"; a group stands alone; the code itself for what was never there.</summary>
    public string NameOf(string code, bool english)
    {
        var group = Groups.FirstOrDefault(group => group.Code == GroupOf(code));
        var topic = group?.Topics.FirstOrDefault(topic => topic.Code == code);
        return group is null || (topic is null && group.Code != code) ? code
            : topic is null ? group.Names.In(english)
            : $"{group.Names.In(english)} · {topic.Names.In(english)}";
    }

    /// <summary>The code of the group that <paramref name="code"/> stands in; a group's own code is its own.</summary>
    public static string GroupOf(string code) => code.Split('.')[0];

    /// <summary>True when Kalapa's people carry out what is asked (<see cref="HandsOn"/>).</summary>
    public static bool IsHandsOn(string code) => GroupOf(code) == RemoteHands;

    private BilingualName? Find(string code) =>
        Groups.FirstOrDefault(group => group.Code == code)?.Names ?? Groups.SelectMany(group => group.Topics).FirstOrDefault(topic => topic.Code == code)?.Names;

    private static SupportGroup Group(string code, string indonesian, string english, params IReadOnlyList<(string Code, string Indonesian, string English)> topics) => new(
        code, new(indonesian, english), true, [.. topics.Select(topic => new SupportTopic($"{code}.{topic.Code}", new(topic.Indonesian, topic.English), true))]);
}

/// <summary>What something is called in both languages.</summary>
public sealed record BilingualName(string Indonesian, string English)
{
    /// <summary>Most UTF-16 units of one.</summary>
    public const int Longest = 80;

    /// <summary>In the language asked for.</summary>
    public string In(bool english) => english ? English : Indonesian;

    /// <summary>As they are kept.</summary>
    internal BilingualName Cleaned() => new(TypedText.Shorten(TypedText.Line(Indonesian), Longest), TypedText.Shorten(TypedText.Line(English), Longest));
}

/// <summary>The first level.</summary>
/// <param name="Code">Stable code, such as <c>POWER</c>.</param>
/// <param name="Names">What it is called.</param>
/// <param name="Active">It is offered.</param>
/// <param name="Topics">Of the second level; may be none.</param>
public sealed record SupportGroup(string Code, BilingualName Names, bool Active, IReadOnlyList<SupportTopic> Topics);

/// <summary>The second level.</summary>
/// <param name="Code">Stable code that begins with the group's, such as <c>POWER.PDU</c>.</param>
/// <param name="Names">What it is called.</param>
/// <param name="Active">It is offered, as long as its group is.</param>
public sealed record SupportTopic(string Code, BilingualName Names, bool Active);
