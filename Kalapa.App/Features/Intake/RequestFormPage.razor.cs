using Kalapa.App.Account;
using Kalapa.App.Features.Intake.Steps;
using Kalapa.App.Live;
using Kalapa.App.Localisation;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Tickets;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.Intake;

/// <summary>The form of a draft or of a returned request. What is typed is on the server within a second.</summary>
public sealed partial class RequestFormPage : LiveComponent
{
    private static readonly TimeSpan SaveAfter = TimeSpan.FromMilliseconds(600);
    private static readonly TimeSpan SaveAgainAfter = TimeSpan.FromSeconds(2);

    private readonly TypedContent _typed = new();
    private RequestFormView? _view;
    private ITimer? _timer;
    private Task _saving = Task.CompletedTask;
    private string? _refused;
    private bool _discarding;
    private bool _leaving;
    private bool _closed;
    private Exception? _unsaved;
    private DateTimeOffset? _savedAt;
    private RequestFormView? _sent;
    private Attachment? _shown;
    private CheckStep? _check;
    private bool _showFaults;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    [Inject]
    private RequestForm Form { get; set; } = default!;

    [Inject]
    private SaveContent Save { get; set; } = default!;

    [Inject]
    private SubmitRequest Submit { get; set; } = default!;

    [Inject]
    private ResubmitRequest Resubmit { get; set; } = default!;

    [Inject]
    private DiscardDraft Discard { get; set; } = default!;

    [Inject]
    private ActionRunner Runner { get; set; } = default!;

    [Inject]
    private RuleSentences Sentences { get; set; } = default!;

    [Inject]
    private NavigationManager Navigator { get; set; } = default!;

    [Inject]
    private IStringLocalizer<IntakeWords> Words { get; set; } = default!;

    /// <summary>Which request.</summary>
    [Parameter]
    public Guid Id { get; set; }

    /// <summary>The step in the address.</summary>
    [SupplyParameterFromQuery(Name = "langkah")]
    public string? Asked { get; set; }

    protected override object? WatchedKey => Id;

    private string Step => Asked is not null && FormSteps.All.Contains(Asked) ? Asked : FormSteps.Questions;

    private RequestContent Content => _typed.Content;

    private IReadOnlyList<RequiredPaper> Lines
    {
        get
        {
            try
            {
                return PermitCatalogue.Default.Checklist(Content);
            }
            catch (RuleBroken)
            {
                return []; // Answers that contradict each other are named by the check.
            }
        }
    }

    private string SavedText => _refused
        ?? (!_saving.IsCompleted ? Words["Saving"]
            : _typed.IsDirty ? Words["Unsaved"]
            : _savedAt is { } at ? Words["SavedAt", BranchTime.Clock(at, _view?.Branch.Clock)]
            : Words["Saved"]);

    protected override IDisposable Subscribe(Func<Task> changed)
    {
        var id = Id;
        return Updates.Subscribe(change => change.TicketId == id, changed);
    }

    protected override async Task ReloadAsync()
    {
        // On the way to the next page the form stays as it is.
        if (_leaving)
        {
            return;
        }

        var read = await Form.For(await Current.Read(), Id);
        var isOpen = read?.State is TicketState.Draft or TicketState.Returned;
        _view = isOpen ? read : null;
        _sent = isOpen ? null : read;
        if (read is not null)
        {
            _typed.Saved(read.Content);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (_showFaults && _check is { } check)
        {
            _showFaults = false;
            await check.ShowFaultsAsync();
        }
    }

    /// <summary>It was sent from another screen before these words were saved: they are shown, so that they can be copied.</summary>
    private IEnumerable<(string Field, string Text)> LeftOver(RequestContent sent)
    {
        (string Field, string Typed, string Sent)[] texts =
        [
            ("Title", Content.Title, sent.Title),
            ("Purpose", Content.Purpose, sent.Purpose),
            ("WorkSteps", Content.WorkSteps, sent.WorkSteps),
            ("IncidentNumber", Content.IncidentNumber, sent.IncidentNumber),
        ];
        return texts.Where(text => text.Typed != text.Sent).Select(text => (text.Field, text.Typed));
    }

    protected override void Dispose(bool disposing)
    {
        _timer?.Dispose();
        _closed = true;
        _ = FlushAsync();
    }

    private IReadOnlyList<RuleBroken> Faults(RequestFormView view) => view.Faults(Content, Time.GetUtcNow());

    private string AddressOf(string step) => $"/permintaan/{Id}/isi?langkah={step}";

    private void Type(TypedEdit edit)
    {
        _typed.Type(edit.Key, edit.Edit);
        SaveLater(SaveAfter);
    }

    // Also of a form that was left: what was typed is saved as soon as it can be.
    private void SaveLater(TimeSpan pause)
    {
        _timer?.Dispose();
        _timer = Time.CreateTimer(_ => _ = _closed ? FlushAsync() : InvokeAsync(SaveAndShowAsync), null, pause, Timeout.InfiniteTimeSpan);
    }

    private async Task SaveAndShowAsync()
    {
        await FlushAsync();
        StateHasChanged();
    }

    private Task FlushAsync() => _saving.IsCompleted ? _saving = SaveAsync() : _saving;

    private async Task SaveAsync()
    {
        try
        {
            while (_typed.IsDirty)
            {
                await _typed.Flush((field, edit) => Save.Run(Current.UserId, Id, edit, field));
                _savedAt = Time.GetUtcNow();
            }

            (_refused, _unsaved) = (null, null);
        }
        catch (Exception failure) when (IsOutage(failure))
        {
            (_refused, _unsaved) = (Words["Away"], failure);
            SaveLater(SaveAgainAfter);
        }
        catch (RuleBroken broken)
        {
            _refused = Sentences.Say(broken, _view?.Branch.Clock);
        }
        catch (Domain.Access.AccessDenied)
        {
            _refused = Words["NotSaved"];
        }
    }

    private Task MoveAsync(string branchCode) => Runner.RunAsync(async () =>
    {
        await FlushAsync();
        // Zones are the branch's own.
        await Save.Run(Current.UserId, Id, content => content with { Zones = [] }, "Branch", branchCode);
        await ReadAsync();
    });

    private async Task SubmitAsync()
    {
        await FlushAsync();
        if (_unsaved is { } failure)
        {
            // Never without what was typed last.
            Tell(failure);
            return;
        }

        // What this page knows of company and papers may be older than what it would be refused for.
        await ReadAsync();
        if (_leaving || _view is not { } view)
        {
            return; // the second half of a double click
        }

        if (Faults(view).Count > 0)
        {
            _showFaults = true;
            return;
        }

        _leaving = true;
        var done = await Runner.RunAsync(async () =>
        {
            _ = view.State == TicketState.Draft ? await Submit.Run(Current.UserId, Id) : await Resubmit.Run(Current.UserId, Id);
            Navigator.NavigateTo($"/permintaan/{Id}");
        }, Words["Sent"]);
        if (!done)
        {
            _leaving = false;
            await ReadAsync();
        }
    }

    private async Task DiscardAsync()
    {
        (_discarding, _leaving) = (false, true);
        _leaving = await Runner.RunAsync(async () =>
        {
            await Discard.Run(Current.UserId, Id);
            Navigator.NavigateTo("/beranda");
        }, Words["Discarded"]);
    }
}

/// <summary>A field was typed into.</summary>
/// <param name="Key">See <see cref="TypedContent.Type"/>.</param>
/// <param name="Edit">Sets it.</param>
public sealed record TypedEdit(string Key, Func<RequestContent, RequestContent> Edit);
