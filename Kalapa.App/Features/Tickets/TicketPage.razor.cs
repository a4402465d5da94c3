using Kalapa.App.Account;
using Kalapa.App.Features.Attachments;
using Kalapa.App.Features.Tickets.Review;
using Kalapa.App.Live;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Tickets;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.Tickets;

/// <summary>One ticket for staff: what is asked and its papers, what is said, and the documents beside it.</summary>
public sealed partial class TicketPage : LiveComponent
{
    private Actor? _actor;
    private TicketView? _view;
    private TicketAction? _action;
    // What the open dialog was filled from; its verb sends this version, not one that came in meanwhile.
    private TicketView? _opened;
    private TicketView? _compared;
    private IReadOnlyList<TicketChange> _changes = [];
    private string? _problem;
    private Guid? _file;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    [Inject]
    private AccessTable Access { get; set; } = default!;

    [Inject]
    private TicketDetail Detail { get; set; } = default!;

    [Inject]
    private TicketCommands Commands { get; set; } = default!;

    [Inject]
    private PostMessage PostMessage { get; set; } = default!;

    [Inject]
    private MessageFiles MessageFiles { get; set; } = default!;

    [Inject]
    private IssuePermit IssuePermit { get; set; } = default!;

    [Inject]
    private ActionRunner Runner { get; set; } = default!;

    [Inject]
    private IStringLocalizer<TicketPageWords> Words { get; set; } = default!;

    /// <summary>Which ticket.</summary>
    [Parameter]
    public Guid Id { get; set; }

    /// <summary>The action that a link opens.</summary>
    [SupplyParameterFromQuery(Name = "aksi")]
    public string? Linked { get; set; }

    protected override object? WatchedKey => Id;

    protected override IDisposable Subscribe(Func<Task> changed)
    {
        var id = Id;
        // A right to decide for somebody begins and ends by itself, also here.
        return new Subscriptions(Updates.Subscribe(change => change.TicketId == id, changed), Updates.SubscribeStandIns(changed));
    }

    protected override async Task ReloadAsync()
    {
        if (_view is not null && _view.Id != Id)
            (_view, _file, _changes, _action) = (null, null, [], null);
        // Afresh each time: a right that was lost takes the page away with the next change.
        _actor = await Current.Read();
        var first = _view is null;
        var read = await Detail.For(_actor, Id);
        // After a verb the page reads beside the live channel; the older of the two answers is dropped.
        if (read is null || _view is null || read.Version >= _view.Version)
            _view = read;
        if (first && _view is not null)
        {
            _file = (_view as PermitRequestView)?.Papers.FirstOrDefault(line => line.File is not null)?.File?.Id;
            if (Enum.TryParse<TicketAction>(Linked, out var linked) && Buttons(_view).Contains(linked))
                Open(linked);
        }
    }

    /// <summary>What is done here; a verdict has its buttons at the paper.</summary>
    private static IEnumerable<TicketAction> Buttons(TicketView view) => view.Actions.Where(action => action
        is TicketAction.Release or TicketAction.Transfer or TicketAction.ReturnForCompletion or TicketAction.Escalate or TicketAction.Answer
        or TicketAction.AskClient or TicketAction.WithdrawToEdit or TicketAction.Cancel or TicketAction.SetLane or TicketAction.CorrectDetails
        or TicketAction.Adopt or TicketAction.NameApprover or TicketAction.HandOn or TicketAction.NeedVisit or TicketAction.TakeBack or TicketAction.Resolve
        or TicketAction.Confirm or TicketAction.NotSolved);

    /// <summary>What is done on another page, and where.</summary>
    private static IEnumerable<(TicketAction Action, string Address)> Elsewhere(TicketView view) =>
        from action in view.Actions
        let address = action switch
        {
            TicketAction.PickOutOfOrder => $"/antrian?tiket={view.Id}",
            TicketAction.Approve => $"/persetujuan?tiket={view.Id}",
            TicketAction.JobDone => $"/cabang?tiket={view.Id}",
            TicketAction.EditReturned or TicketAction.SupplyAfterEntry => $"/permintaan/{view.Id}",
            _ => null,
        }
        where address is not null
        select (action, address);

    private bool MayIssue(TicketView view) => view is PermitRequestView { State: TicketState.Approved, Permit: null, Branch.IssueMode: IssueMode.CsRelease }
        && Access.Allows(_actor, Operation.IssuePermit, view.Subject);

    private bool MayPost(TicketView view, Operation operation) =>
        view.State != TicketState.Draft && !view.State.IsFinal() && Access.Allows(_actor, operation, view.Subject);

    private IReadOnlyList<Visibility> Audiences(TicketView view) =>
    [
        .. MayPost(view, Operation.PostPublic) ? [Visibility.Public] : Array.Empty<Visibility>(),
        .. MayPost(view, Operation.PostInternal) ? [Visibility.Internal] : Array.Empty<Visibility>(),
    ];

    private bool IsParty(TicketView view) => _actor is not null && Relation.IsParty(_actor, view.Subject);

    private IReadOnlyList<TicketChange> OpenChanges(TicketView view) => _compared is null ? [] : TicketChanges.Between(_compared, view);

    private Task StartAsync(TicketAction action)
    {
        if (!ActionDialog.Asks(action))
            return TryAsync(new TicketCommand(action), _view!);
        Open(action);
        return Task.CompletedTask;
    }

    private void Open(TicketAction action)
    {
        (_action, _opened, _compared, _changes, _problem) = (action, _view, _view, [], null);
    }

    private void Close() => (_action, _opened, _compared) = (null, null, null);

    private async Task SubmitAsync(TicketCommand command)
    {
        if (await TryAsync(command, _opened!))
            Close();
    }

    private Task<bool> JudgeAsync(Judgement said) => TryAsync(
        new TicketCommand(_view!.State == TicketState.Approved ? TicketAction.JudgeAfterEntry : TicketAction.JudgePaper) { Judgement = said }, _view!);

    private async Task<bool> TryAsync(TicketCommand command, TicketView seen)
    {
        var isStale = false;
        var done = await Runner.RunAsync(async () =>
        {
            try
            {
                await Commands.Run(Current.UserId, Id, seen.Kind, seen.Version, command);
            }
            catch (RuleBroken broken) when (broken.Code == "ticket.stale")
            {
                isStale = true;
                throw;
            }
        }, Words.Of("Done", seen.Kind, command.Action));
        _problem = done ? null : Runner.Problem;
        await ReadAsync();
        _changes = isStale && _view is not null ? TicketChanges.Between(seen, _view) : [];
        // The dialog now shows what changed, so the next press speaks of the ticket as it is.
        if (isStale)
            _opened = _view;
        // A child's Func, unlike its event, does not draw the page.
        StateHasChanged();
        return done;
    }

    private Task<bool> TakeBackAsync(Guid file) => Runner.RunAsync(() => MessageFiles.TakeBack(Current.UserId, Id, file));

    private async Task<bool> SendAsync(OutgoingMessage message)
    {
        var sent = await Runner.RunAsync(() => PostMessage.Run(Current.UserId, Id, message.Audience, message.Text, message.Files));
        await ReadAsync();
        StateHasChanged();
        return sent;
    }

    private async Task IssueAsync()
    {
        await Runner.RunAsync(() => IssuePermit.Run(Current.UserId, Id), Words["Done.IssuePermit"]);
        await ReadAsync();
    }
}
