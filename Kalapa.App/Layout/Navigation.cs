using Kalapa.Domain;
using MudBlazor;

namespace Kalapa.App.Layout;

/// <summary>One destination of the rail.</summary>
/// <param name="Href">Where.</param>
/// <param name="Word">Its key in <see cref="LayoutWords"/>.</param>
/// <param name="Icon">Its drawing.</param>
/// <param name="Counts">What waits there, shown live beside it.</param>
public sealed record Destination(string Href, string Word, string Icon, RailCounter Counts = RailCounter.None);

/// <summary>Where each role can go; the first is its home. Looks only: each page guards itself.</summary>
internal static class Navigation
{
    /// <summary>As many stand in a phone's bar; the others are behind its last button.</summary>
    public const int OnPhone = 4;

    private static readonly Destination NewRequest = new("permintaan/baru", "NewRequest", Icons.Material.Outlined.NoteAdd);
    private static readonly Destination Reports = new("laporan", "Reports", Icons.Material.Outlined.Summarize);
    private static readonly Destination MyRequests = new("beranda", "MyRequests", Icons.Material.Outlined.Inbox);
    private static readonly Destination Tenants = new("klien", "Tenants", Icons.Material.Outlined.Business, RailCounter.FollowUps);
    private static readonly Destination Companies = new("klien", "Companies", Icons.Material.Outlined.Business);
    private static readonly Destination BranchJobs = new("cabang", "BranchJobs", Icons.Material.Outlined.Handyman, RailCounter.BranchJobs);
    private static readonly Destination KnownIssues = new("gangguan", "KnownIssues", Icons.Material.Outlined.Campaign);
    private static readonly Destination Solutions = new("solusi", "Solutions", Icons.Material.Outlined.Lightbulb);
    private static readonly Destination Devices = new("perangkat", "Devices", Icons.Material.Outlined.Dns);
    private static readonly Destination Promises = new("referensi/janji", "Promises", Icons.Material.Outlined.Timer);
    private static readonly Destination Permits = new("izin", "Permits", Icons.Material.Outlined.Badge);

    public static IReadOnlyList<Destination> Of(Role? role) => role switch
    {
        Role.Client => [new("beranda", "Home", Icons.Material.Outlined.Home, RailCounter.MyTurn), NewRequest, new("perusahaan", "Company", Icons.Material.Outlined.Groups), Devices, Solutions, Reports],
        Role.Cs => [new("antrian", "Queue", Icons.Material.Outlined.FormatListNumbered, RailCounter.Waiting), NewRequest, MyRequests, Tenants, KnownIssues, Solutions, Reports, Promises],
        Role.Supervisor => [new("persetujuan", "Approvals", Icons.Material.Outlined.Rule, RailCounter.Deciding), BranchJobs, Permits, NewRequest, Devices, MyRequests, KnownIssues, Companies, Solutions, Reports, Promises],
        Role.Gate => [new("gerbang", "Gate", Icons.Material.Outlined.DoorSliding, RailCounter.Inside), Permits, Devices, Reports],
        Role.Admin =>
        [
            new("pantauan", "Activity", Icons.Material.Outlined.MonitorHeart),
            new("pengguna", "Users", Icons.Material.Outlined.ManageAccounts),
            Tenants,
            new("audit", "Audit", Icons.Material.Outlined.History),
            new("kabar-keluar", "Deliveries", Icons.Material.Outlined.Outbox),
            KnownIssues,
            Solutions,
            Reports,
            new("referensi", "Reference", Icons.Material.Outlined.MenuBook),
        ],
        _ => [],
    };

    public static string? HomeOf(Role? role) => Of(role) is [var home, ..] ? "/" + home.Href : null;
}
