using Kalapa.App.Live;
using Kalapa.Domain.Permits;

namespace Kalapa.App.Features.Permits;

/// <summary>The lists of the page of permits and people on site.</summary>
public enum PermitView
{
    /// <summary>Everything.</summary>
    All,

    /// <summary>Somebody is inside.</summary>
    Inside,

    /// <summary>Somebody stayed too long.</summary>
    Overstayed,

    /// <summary>Somebody may still come.</summary>
    Expected,

    /// <summary>Held by a supervisor.</summary>
    Suspended,

    /// <summary>Ended within the last day.</summary>
    Ended,
}

/// <summary>Which rows a view shows, and what it is called in the address.</summary>
public static class PermitViews
{
    private static readonly (PermitView View, string Address)[] Addresses =
    [
        (PermitView.All, "semua"),
        (PermitView.Inside, "di-dalam"),
        (PermitView.Overstayed, "lewat-waktu"),
        (PermitView.Expected, "ditunggu"),
        (PermitView.Suspended, "ditangguhkan"),
        (PermitView.Ended, "selesai"),
    ];

    /// <summary>In the order of the page.</summary>
    public static IReadOnlyList<PermitView> All { get; } = [.. Addresses.Select(pair => pair.View)];

    /// <summary>The view an address names; everything when it names none.</summary>
    public static PermitView Of(string? address) => Addresses.FirstOrDefault(pair => pair.Address == address).View;

    /// <summary>The word in <c>?lihat=</c>.</summary>
    public static string Address(this PermitView view) => Addresses.First(pair => pair.View == view).Address;

    /// <summary>True when <paramref name="row"/> stands in the view. Who is inside on a revoked permit is still inside.</summary>
    public static bool Shows(this PermitView view, PermitRow row) => view switch
    {
        PermitView.Inside => row.Inside > 0,
        PermitView.Overstayed => row.Overstayed,
        PermitView.Expected => row.State == PermitState.Issued || (row.State == PermitState.Active && row.Inside == 0),
        PermitView.Suspended => row.State == PermitState.Suspended,
        PermitView.Ended => row.State.IsFinal() && row.Inside == 0,
        _ => true,
    };

    /// <summary>What must be looked at first stands first: overstayed, inside, held, expected, ended.</summary>
    public static int Rank(PermitRow row) => row switch
    {
        { Overstayed: true } => 0,
        { Inside: > 0 } => 1,
        { State: PermitState.Suspended } => 2,
        _ when !row.State.IsFinal() => 3,
        _ => 4,
    };
}
