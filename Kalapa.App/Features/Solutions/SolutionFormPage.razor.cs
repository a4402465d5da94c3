using Kalapa.App.Live;
using Kalapa.App.Localisation;
using Kalapa.App.Shared;
using Kalapa.Domain.Solutions;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.Solutions;

/// <summary>Writing a solution, both languages at once. What is typed is on the server within a second.</summary>
public sealed partial class SolutionFormPage() : AutoSavedForm<SolutionContent>(new())
{
    private SolutionView? _view;
    private bool _leaving;

    /// <summary>Which.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private SolutionDetail Detail { get; set; } = default!;

    [Inject]
    private SaveSolution Save { get; set; } = default!;

    [Inject]
    private PublishSolution Publish { get; set; } = default!;

    [Inject]
    private SupportCategories Categories { get; set; } = default!;

    [Inject]
    private ActionRunner Runner { get; set; } = default!;

    [Inject]
    private RuleSentences Sentences { get; set; } = default!;

    [Inject]
    private NavigationManager Navigator { get; set; } = default!;

    [Inject]
    private IStringLocalizer<SolutionWords> Words { get; set; } = default!;

    [Inject]
    private IStringLocalizer<SharedWords> Shared { get; set; } = default!;

    /// <inheritdoc/>
    protected override object? WatchedKey => Id;

    /// <inheritdoc/>
    protected override TimeZoneInfo? Clock => null;

    // What is offered, and what stands there though it is not offered any more.
    private IEnumerable<SupportGroup> Choices => Categories.Current.IsRetired(Content.Category)
        ? Categories.Current.Groups.Where(group => group.Code == SupportCatalogue.GroupOf(Content.Category)).UnionBy(Categories.Current.Offered, group => group.Code)
        : Categories.Current.Offered;

    private string Address => $"/solusi/{Id}";

    /// <inheritdoc/>
    protected override IDisposable Subscribe(Func<Task> changed)
    {
        var id = Id;
        return Updates.SubscribeSolutions(change => change.Id == id, changed);
    }

    /// <inheritdoc/>
    protected override async Task ReloadAsync()
    {
        if (_leaving)
        {
            return;
        }

        // Null also for who was an agent a moment ago: what is typed is not the server's to show any more.
        var read = await Detail.For(await Current.Read(), Id);
        _view = read is { MayWrite: true } ? read : null;
        if (_view is not null)
        {
            Read(_view.Content);
        }
    }

    /// <inheritdoc/>
    protected override Task<SolutionContent> SaveAsync(string field, Func<SolutionContent, SolutionContent> edit) => Save.Run(Current.UserId, Id, edit);

    private void SetReviewBy(ChangeEventArgs change)
    {
        var day = DateOnly.TryParseExact(change.Value as string, "yyyy-MM-dd", out var read) && TypedDate.IsMeant(read) ? read : (DateOnly?)null;
        Type(nameof(SolutionContent.ReviewBy), content => content with { ReviewBy = day });
    }

    private async Task PublishAsync()
    {
        _leaving = true;
        _leaving = await Runner.RunAsync(async () =>
        {
            await Publish.Run(Current.UserId, Id);
            Navigator.NavigateTo(Address);
        }, Words["Published"]);
        if (!_leaving)
        {
            await ReadAsync();
        }
    }
}

/// <summary>A field of one language was typed into.</summary>
/// <param name="Key">See <see cref="TypedFields{TContent}.Type"/>.</param>
/// <param name="Edit">Sets it.</param>
public sealed record SolutionEdit(string Key, Func<SolutionText, SolutionText> Edit);
