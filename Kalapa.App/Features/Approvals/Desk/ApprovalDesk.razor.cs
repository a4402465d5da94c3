using Kalapa.App.Account;
using Kalapa.App.Live;
using Kalapa.App.Shared;
using Kalapa.Domain.Tickets;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.Approvals.Desk;

/// <summary>
/// Everything one decision needs, and the decision. What is typed stays with its ticket, whichever ticket is looked at
/// meanwhile; it is sent with the version and the hash that were on the screen when it was begun.
/// </summary>
public sealed partial class ApprovalDesk : LiveComponent
{
    private readonly Dictionary<Guid, DecisionDraft> _drafts = [];
    private ApprovalView? _view;
    private ApprovalView? _read;
    private IReadOnlyList<ApprovalChange> _changes = [];
    private string? _problem;
    private Guid? _shown;
    private ElementReference _back;
    private ElementReference _heading;
    private Func<ElementReference>? _focus;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    [Inject]
    private ApprovalDetail Detail { get; set; } = default!;

    [Inject]
    private DecideApproval DecideApproval { get; set; } = default!;

    [Inject]
    private AskInfo AskInfo { get; set; } = default!;

    [Inject]
    private ActionRunner Runner { get; set; } = default!;

    [Inject]
    private MudBlazor.ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ApprovalWords> Words { get; set; } = default!;

    /// <summary>Which ticket.</summary>
    [Parameter, EditorRequired]
    public Guid TicketId { get; set; }

    /// <summary>Its check list; empty once it left the list.</summary>
    [Parameter]
    public IReadOnlyList<ApprovalCheck> Checks { get; set; } = [];

    /// <summary>It was chosen by hand, so the focus may follow.</summary>
    [Parameter]
    public bool TakesFocus { get; set; }

    protected override object? WatchedKey => TicketId;

    // Of the ticket that is shown, which for a moment is not yet the one that was asked for.
    private DecisionDraft Draft => _drafts.TryGetValue(_view!.Id, out var draft) ? draft : _drafts[_view.Id] = new();

    protected override IDisposable Subscribe(Func<Task> changed)
    {
        var id = TicketId;
        return new Subscriptions(Updates.Subscribe(change => change.TicketId == id, changed), Updates.SubscribeStandIns(changed));
    }

    protected override async Task ReloadAsync()
    {
        var id = TicketId;
        // Afresh each time: a right that was lost takes the desk away with the next change.
        var read = await Detail.For(await Current.Read(), id);
        if (_shown != id)
        {
            // On a phone the list is gone now, and the focus goes to the way back; elsewhere that link is not drawn and nothing moves.
            (_shown, _read, _problem, _focus) = (id, read, null, TakesFocus ? () => _back : null);
        }

        // After a verb the desk reads beside the live channel; the older of the two answers is dropped.
        if (_view?.Id != id || read is null || read.Version >= _view.Version)
        {
            _view = read;
        }

        _changes = _view is not null && _read is not null ? ApprovalChanges.Between(_read, _view) : [];
        if (_changes.Count == 0)
        {
            _read = _view;
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focus is { } focus)
        {
            _focus = null;
            await focus().FocusAsync();
        }
    }

    private void Open(TicketAction action)
    {
        Draft.Action = action;
        Accept();
    }

    private void Accept() => (_read, _changes, _problem) = (_view, [], null);

    private void Close()
    {
        Draft.Action = null;
        (_problem, _focus) = (null, () => _heading);
    }

    private static bool IsFirst(ApprovalView read, TicketAction action) => read is { NeedsTwo: true, First: null } && action is (TicketAction.Approve or TicketAction.ApproveWithConditions);

    private async Task ConfirmAsync()
    {
        var (read, draft, action) = (_read!, Draft, Draft.Action!.Value);
        string? faster = null;
        var done = await Runner.RunAsync(async () =>
        {
            if (action == TicketAction.AskInfo)
            {
                await AskInfo.Run(Current.UserId, read.Id, read.Version, draft.Question);
            }
            else
            {
                faster = await DecideApproval.Run(Current.UserId, read.Id, read.Version, draft.Decision(read));
            }
        });
        _problem = done ? null : Runner.Problem;
        if (done)
        {
            Snackbar.Add(
                faster is null ? Words[IsFirst(read, action) ? "Done.First" : $"Done.{action}", read.Number] : Words["Faster", read.Number, faster],
                faster is null ? MudBlazor.Severity.Success : MudBlazor.Severity.Warning);
            if (faster is null)
            {
                _drafts.Remove(read.Id);
            }

            _focus = () => _heading;
        }

        await ReadAsync();
    }
}
