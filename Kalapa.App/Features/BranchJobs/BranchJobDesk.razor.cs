using Kalapa.App.Account;
using Kalapa.App.Live;
using Kalapa.App.Shared;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.BranchJobs;

/// <summary>
/// One job with all that doing it needs, and the two answers. A note that is begun stays with its job, whichever job is looked at meanwhile,
/// and can still be read when somebody else was faster.
/// </summary>
public sealed partial class BranchJobDesk : LiveComponent
{
    private readonly Dictionary<Guid, string> _notes = [];
    private BranchJobView? _view;
    private string? _problem;
    private Guid? _shown;
    private ElementReference _back;
    private ElementReference _heading;
    private Func<ElementReference>? _focus;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    [Inject]
    private BranchJobDetail Detail { get; set; } = default!;

    [Inject]
    private EndBranchJob EndBranchJob { get; set; } = default!;

    [Inject]
    private ActionRunner Runner { get; set; } = default!;

    [Inject]
    private IStringLocalizer<BranchJobWords> Words { get; set; } = default!;

    [Inject]
    private IStringLocalizer<SharedWords> Shared { get; set; } = default!;

    /// <summary>Which support request.</summary>
    [Parameter, EditorRequired]
    public Guid TicketId { get; set; }

    /// <summary>It was chosen by hand, so the focus may follow.</summary>
    [Parameter]
    public bool TakesFocus { get; set; }

    protected override object? WatchedKey => TicketId;

    private SupportDetails Details => _view!.Details;

    // Of the job that is shown, which for a moment is not yet the one that was asked for.
    private string Note
    {
        get => _notes.GetValueOrDefault(_view!.Id, "");
        set => _notes[_view!.Id] = value;
    }

    private bool IsBarred => Runner.Busy || TypedText.IsBlank(Note);

    protected override IDisposable Subscribe(Func<Task> changed)
    {
        var id = TicketId;
        return Updates.Subscribe(change => change.TicketId == id, changed);
    }

    protected override async Task ReloadAsync()
    {
        var id = TicketId;
        // Afresh each time: a right that was lost takes the job away with the next change.
        var read = await Detail.For(await Current.Read(), id);
        if (_shown != id)
        {
            // On a phone the list is gone now, and the focus goes to the way back; elsewhere that link is not drawn and nothing moves.
            (_shown, _problem, _focus) = (id, null, TakesFocus ? () => _back : null);
        }

        // After a verb the desk reads beside the live channel; the older of the two answers is dropped.
        if (_view?.Id != id || read is null || read.Version >= _view.Version)
        {
            _view = read;
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

    private static string Place(BranchJobView view)
    {
        var zone = view.Branch.Zones.FirstOrDefault(zone => zone.Code == view.Details.Zone)?.Name ?? view.Details.Zone;
        return string.Join(" · ", new[] { view.Branch.Name, zone, view.Details.Rack }.Where(part => part.Length > 0));
    }

    private async Task AnswerAsync(bool isDone)
    {
        var (read, note) = (_view!, Note);
        var done = await Runner.RunAsync(
            () => EndBranchJob.Run(Current.UserId, read.Id, read.Version, isDone, note),
            Words[isDone ? "Done.JobDone" : "Done.JobNotPossible", read.Number]);
        _problem = done ? null : Runner.Problem;
        if (done)
        {
            _notes.Remove(read.Id);
            _focus = () => _heading;
        }

        await ReadAsync();
    }
}
