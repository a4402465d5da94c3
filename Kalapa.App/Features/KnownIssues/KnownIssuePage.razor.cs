using Kalapa.App.Account;
using Kalapa.App.Live;
using Kalapa.App.Localisation;
using Kalapa.App.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Kalapa.App.Features.KnownIssues;

/// <summary>One known issue for staff: what is known, what was told, its tickets, and how it ended.</summary>
public sealed partial class KnownIssuePage : LiveComponent
{
    private KnownIssueView? _view;
    private DueTimer? _due;
    private IssueUpdateForm? _updateForm;
    private (int Done, int All)? _progress;
    // Replaced as a whole: it is asked on worker threads.
    private volatile HashSet<Guid> _watched = [];

    /// <summary>Which.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private KnownIssueDetail Detail { get; set; } = default!;

    [Inject]
    private UpdateKnownIssue Update { get; set; } = default!;

    [Inject]
    private ResolveKnownIssue Resolve { get; set; } = default!;

    [Inject]
    private ResolveLinkedTickets ResolveTickets { get; set; } = default!;

    [Inject]
    private LinkTickets Links { get; set; } = default!;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    [Inject]
    private ActionRunner Runner { get; set; } = default!;

    [Inject]
    private ILogger<KnownIssuePage> Logger { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private IStringLocalizer<KnownIssueWords> Words { get; set; } = default!;

    /// <inheritdoc/>
    protected override object? WatchedKey => Id;

    private bool IsLate => _view?.NextUpdateAt <= Time.GetUtcNow();

    /// <inheritdoc/>
    protected override IDisposable Subscribe(Func<Task> changed)
    {
        var id = Id;
        _due?.Dispose();
        _due = new(Time, changed);
        // The tickets move by themselves too.
        return new WatchedTogether(
            changed, LiveUpdates.ListGap, Time, Logger,
            callback => Updates.SubscribeKnownIssues(change => change.Id == id, callback),
            callback => Updates.Subscribe(change => _watched.Contains(change.TicketId), callback));
    }

    /// <inheritdoc/>
    protected override async Task ReloadAsync()
    {
        _view = await Detail.For(await Current.Read(), Id);
        _watched = [.. _view?.Tickets.Select(ticket => ticket.Id) ?? []];
        _due?.Await(_view?.NextUpdateAt is { } at ? [at] : []);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => _due?.Dispose();

    private async Task TellAsync(UpdateTold told)
    {
        var reached = 0;
        if (await Runner.RunAsync(async () => reached = await Update.Run(Current.UserId, Id, told.Text, Time.GetUtcNow().AddMinutes(told.Minutes))))
        {
            _updateForm?.Clear();
            Snackbar.Add(Words["Told", new PluralCount(reached)], Severity.Success);
        }

        await ReadAsync();
    }

    private async Task ResolveAsync(IssueOver over)
    {
        var isOver = await Runner.RunAsync(() => Resolve.Run(Current.UserId, Id, over.Outcome, over.Cause, over.Text), Words["Resolved"]);
        await ReadAsync();
        if (isOver && _view is { MayResolveTickets: true, Left: > 0 })
        {
            await ResolveTicketsAsync();
        }
    }

    private async Task ResolveTicketsAsync()
    {
        await Runner.RunAsync(() => ResolveTickets.Run(Current.UserId, Id, (done, all) => _ = InvokeAsync(() =>
        {
            _progress = (done, all);
            StateHasChanged();
        })));
        _progress = null;
        await ReadAsync();
    }

    private async Task UnlinkAsync(Guid ticketId)
    {
        await Runner.RunAsync(() => Links.Unlink(Current.UserId, Id, ticketId), Words["Unlinked"]);
        await ReadAsync();
    }
}
