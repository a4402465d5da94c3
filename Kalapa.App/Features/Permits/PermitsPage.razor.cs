using Kalapa.App.Account;
using Kalapa.App.Live;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Permits;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.Permits;

/// <summary>The permits of the own branches and who is inside on them; supervisors hold, resume, close and revoke them here.</summary>
public sealed partial class PermitsPage : BoardComponent<PermitRow>
{
    // What a slot showed last, for the stub of a row that left while the list is held.
    private readonly Dictionary<Guid, PermitRow> _seen = [];
    private IReadOnlyList<PermitRow> _rows = [];
    private Actor? _actor;
    private (PermitRow Row, PermitAction Action)? _asked;
    private string? _problem;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    [Inject]
    private AccessTable Access { get; set; } = default!;

    [Inject]
    private PermitCommands Commands { get; set; } = default!;

    [Inject]
    private ActionRunner Runner { get; set; } = default!;

    [Inject]
    private IStringLocalizer<PermitWords> Words { get; set; } = default!;

    /// <summary>The view, by its word in the address.</summary>
    [SupplyParameterFromQuery(Name = "lihat")]
    public string? Address { get; set; }

    /// <summary>The one branch to show; null for all of the reader's.</summary>
    [SupplyParameterFromQuery(Name = "cabang")]
    public string? Branch { get; set; }

    private PermitView View => PermitViews.Of(Address);

    private IReadOnlyCollection<string> Branches => [.. (_actor?.Branches ?? new HashSet<string>()).Order()];

    protected override object? WatchedKey => (View, Branch);

    protected override async Task OnInitializedAsync() => _actor = await Current.Read();

    protected override IDisposable Subscribe(Func<Task> changed)
    {
        DrawFirst();
        return base.Subscribe(changed);
    }

    protected override bool MayList(AccessSubject subject) => Access.Allows(_actor, Operation.JoinBoard, subject);

    protected override bool Matches(PermitRow row) => IsOfBranch(row) && View.Shows(row);

    protected override IReadOnlyList<PermitRow> Arranged(IReadOnlyList<PermitRow> rows) => [.. rows.OrderBy(PermitViews.Rank).ThenBy(row => row)];

    protected override async Task ReloadAsync()
    {
        await base.ReloadAsync();
        _rows = Board.For(MayList, IsOfBranch);
    }

    private static string AddressOf(PermitView view, string? branch) => $"/izin?lihat={view.Address()}{(branch is null ? "" : $"&cabang={branch}")}";

    private bool IsOfBranch(PermitRow row) => Branch is null || row.Branch == Branch;

    private int Count(PermitView view) => _rows.Count(row => view.Shows(row));

    private PermitRow Seen(RowSlot<PermitRow> slot) => slot.Row is { } row ? _seen[slot.Id] = row : _seen[slot.Id];

    // The dialog tells who is inside now, not when it was opened.
    private PermitRow Now(PermitRow asked) => _rows.FirstOrDefault(row => row.Id == asked.Id) ?? asked;

    private void Ask((PermitRow Row, PermitAction Action) asked) => (_asked, _problem) = (asked, null);

    private async Task ConfirmAsync(string text)
    {
        var (row, action) = _asked!.Value;
        var done = await Runner.RunAsync(() => Commands.Run(Current.UserId, row, action, text), Words[$"Done.{action}", row.Number]);
        (_asked, _problem) = done ? (null, null) : (_asked, Runner.Problem);
    }
}
