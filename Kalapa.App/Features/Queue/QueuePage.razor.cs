using Kalapa.App.Account;
using Kalapa.App.Live;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Tickets;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.Queue;

/// <summary>The agents' queue: what waits, in its order, and the button that hands out the head.</summary>
public sealed partial class QueuePage : BoardComponent<TicketRow>
{
    // What a slot showed last: a stub still stands for a ticket the agent has seen.
    private readonly Dictionary<Guid, TicketRow> _seen = [];
    private Dictionary<QueueView, int> _counts = [];
    private QueuePlaces? _places;
    private Actor? _actor;
    private IReadOnlyList<string> _branches = [];
    private DepartingRows _leaving = default!;
    private Guid? _chosen;
    // Shown until something is chosen; it stays while it is in the list, so that the preview does not move by itself.
    private Guid? _first;
    private bool _lettingGo;
    private int _filterMoves;
    private string? _answer;
    private IDisposable? _ticking;

    [Inject]
    private MinuteTick Minute { get; set; } = default!;

    [Inject]
    private CurrentPromises Promises { get; set; } = default!;

    [Inject]
    private IStringLocalizer<SharedWords> SharedText { get; set; } = default!;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    [Inject]
    private AccessTable Access { get; set; } = default!;

    [Inject]
    private TakeNext TakeNext { get; set; } = default!;

    [Inject]
    private PickOutOfOrder PickOutOfOrder { get; set; } = default!;

    [Inject]
    private ActionRunner Runner { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IStringLocalizer<QueueWords> Words { get; set; } = default!;

    /// <summary>The view, by its word in the address.</summary>
    [SupplyParameterFromQuery(Name = "lihat")]
    public string? Address { get; set; }

    /// <summary>The ticket that a link to the queue puts into the preview.</summary>
    [SupplyParameterFromQuery(Name = "tiket")]
    public string? Linked { get; set; }

    /// <summary>The one branch to show.</summary>
    [SupplyParameterFromQuery(Name = "cabang")]
    public string? Branch { get; set; }

    /// <summary>Part of a number or a company's name.</summary>
    [SupplyParameterFromQuery(Name = "cari")]
    public string? Find { get; set; }

    /// <summary>The one kind to show, by its word in the address.</summary>
    [SupplyParameterFromQuery(Name = "jenis")]
    public string? Kind { get; set; }

    private QueueView View => QueueViews.Of(Address);

    private QueueFilter Filter => QueueFilter.Of(Branch, Find, Kind);

    private TicketRow? Chosen =>
        (_chosen ?? _first) is { } id ? Board.Find(id, MayList) : null;

    protected override object? WatchedKey => (View, Filter);

    protected override async Task OnInitializedAsync()
    {
        _actor = await Current.Read();
        (_chosen, _leaving) = (AddressPart.Id(Linked), new(Time));
        // Waiting times go on without a read; one timer for all rows.
        if (RendererInfo.IsInteractive)
            _ticking = Minute.Listen(() => _ = InvokeAsync(StateHasChanged));
    }

    protected override bool MayList(AccessSubject subject) => Access.Allows(_actor, Operation.List, subject);

    protected override bool Matches(TicketRow row) => _actor is not null && View.Shows(row, _actor.UserId) && Filter.Shows(row);

    protected override IReadOnlyList<TicketRow> Arranged(IReadOnlyList<TicketRow> rows) => _leaving.With(rows);

    protected override IDisposable Subscribe(Func<Task> changed)
    {
        (_first, _places) = (null, null);
        _leaving.Forget();
        return base.Subscribe(changed);
    }

    protected override async Task ReloadAsync()
    {
        await base.ReloadAsync();
        CountViews();
        if (_first is null || !Rows.Slots.Any(slot => slot.Id == _first && GoneText(slot) is null))
            _first = Rows.Slots.FirstOrDefault(slot => GoneText(slot) is null)?.Id;
        if (_leaving.Any && !_lettingGo)
            _ = LetGoAsync();
        if (Rows.IsPaused)
            return;

        // While paused, the list and its numbers are those of the same moment.
        _places = Board.Made(QueuePlaces.Of);
    }

    protected override void Dispose(bool disposing) => _ticking?.Dispose();

    private TicketRow RowIn(RowSlot<TicketRow> slot) => slot.Row is { } row ? _seen[slot.Id] = row : _seen[slot.Id];

    private int? PlaceOf(RowSlot<TicketRow> slot) => slot.Row is { State: TicketState.Queued } && !_leaving.Has(slot.Id) ? _places?[slot.Id] : null;

    private string WaitedBy(TicketRow row) => WaitedText.Of(Time.GetUtcNow() - row.WaitsSince(), Words);

    private string? GoneText(RowSlot<TicketRow> slot)
    {
        if (slot.Row is not null && !_leaving.Has(slot.Id))
            return null;
        var now = Board.Find(slot.Id, MayList);
        return now switch
        {
            { State: TicketState.InReview, Owner.Length: > 0 } => Words["Gone.Taken", now.Owner],
            null => Words["Gone.Ended"],
            _ => Words["Gone.Moved"],
        };
    }

    private void CountViews()
    {
        var counts = new int[QueueViews.All.Count];
        HashSet<string> branches = [];
        foreach (var row in Board.For(MayList))
        {
            branches.Add(row.Branch);
            for (var view = 0; view < counts.Length; view++)
            {
                counts[view] += _actor is not null && QueueViews.All[view].Shows(row, _actor.UserId) ? 1 : 0;
            }
        }

        _counts = QueueViews.All.Index().ToDictionary(view => view.Item, view => counts[view.Index]);
        _branches = [.. branches.Order()];
    }

    private PromiseLook? PromiseOf(TicketRow row) => PromiseLook.Of(Promises.Current.ClockOf(row.Held), Time.GetUtcNow(), SharedText);

    private void Narrow(QueueFilter filter) => Navigation.NavigateTo(filter.Address(View), replace: true);

    // The field is made anew, for it is never filled again by itself.
    private void Unfilter()
    {
        _filterMoves++;
        Navigation.NavigateTo(new QueueFilter().Address(View), replace: true);
    }

    private async Task LetGoAsync()
    {
        _lettingGo = true;
        await Task.Delay(DepartingRows.Stay, Time);
        _lettingGo = false;
        await InvokeAsync(async () =>
        {
            await ReadAsync();
            StateHasChanged();
        });
    }

    private void Choose(Guid id) => _chosen = id;

    private void Open(Guid id) => Navigation.NavigateTo($"/tiket/{id}");

    // The second half of a double click would take another ticket.
    private void Leave(Guid id)
    {
        Runner.LockUntilNavigated();
        Open(id);
    }

    private async Task TogglePause()
    {
        Rows.Pause(!Rows.IsPaused);
        await ReadAsync();
    }

    private Task TakeNextAsync() => Runner.RunAsync(async () =>
    {
        _answer = null;
        if (await TakeNext.Run(Current.UserId) is { } taken)
            Leave(taken);
        else
            _answer = Words["TakeNext.Empty"];
    });

    private Task PickAsync(TicketRow row, string reason) => Runner.RunAsync(async () =>
    {
        await PickOutOfOrder.Run(Current.UserId, row.Id, reason);
        Leave(row.Id);
    });
}
