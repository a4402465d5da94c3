using Kalapa.App.Features.Intake.Steps;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Tickets;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.Intake;

/// <summary>The form of a draft or of a returned request. What is typed is on the server within a second.</summary>
public sealed partial class RequestFormPage() : AutoSavedForm<RequestContent>(new())
{
    private RequestFormView? _view;
    private bool _discarding;
    private bool _leaving;
    private RequestFormView? _sent;
    private Attachment? _shown;
    private CheckStep? _check;
    private bool _showFaults;

    [Inject]
    private IStringLocalizer<IntakeWords> Words { get; set; } = default!;

    [Inject]
    private RequestForm Form { get; set; } = default!;

    [Inject]
    private TicketKinds Kinds { get; set; } = default!;

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
    private NavigationManager Navigator { get; set; } = default!;

    /// <summary>Which request.</summary>
    [Parameter]
    public Guid Id { get; set; }

    /// <summary>The step in the address.</summary>
    [SupplyParameterFromQuery(Name = "langkah")]
    public string? Asked { get; set; }

    protected override object? WatchedKey => Id;

    private string Step => Asked is not null && FormSteps.All.Contains(Asked) ? Asked : FormSteps.Questions;

    protected override TimeZoneInfo? Clock => _view?.Branch.Clock;

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

        var reader = await Current.Read();
        var read = await Form.For(reader, Id);
        var isOpen = read?.State is TicketState.Draft or TicketState.Returned;
        _view = isOpen ? read : null;
        _sent = isOpen ? null : read;
        if (read is not null)
        {
            Read(read.Content);
        }
        else if (await Kinds.Of(reader, Id, Operation.EditContent) == TicketKind.Support)
        {
            _leaving = true;
            Navigator.NavigateTo($"/bantuan/{Id}/isi", replace: true);
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

    protected override Task<RequestContent> SaveAsync(string field, Func<RequestContent, RequestContent> edit) =>
        Save.Run(Current.UserId, Id, edit, field);

    private IReadOnlyList<RuleBroken> Faults(RequestFormView view) => view.Faults(Content, Time.GetUtcNow());

    private string AddressOf(string step) => $"/permintaan/{Id}/isi?langkah={step}";

    private void Type(TypedEdit edit) => Type(edit.Key, edit.Edit);

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
        if (Unsaved is { } failure)
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
/// <param name="Key">See <see cref="TypedFields{TContent}.Type"/>.</param>
/// <param name="Edit">Sets it.</param>
public sealed record TypedEdit(string Key, Func<RequestContent, RequestContent> Edit);
