using Kalapa.App.Features.Solutions;
using Kalapa.Domain.Solutions;

namespace Kalapa.Tests.Support;

/// <summary>Solutions, made by the app's own verbs: the agent writes, the lead publishes.</summary>
internal static class SolutionScenes
{
    /// <summary>Whole in Indonesian, for clients.</summary>
    public static SolutionContent Whole { get; } = new()
    {
        Category = "POWER.PDU",
        Audience = SolutionAudience.Client,
        ReviewBy = new DateOnly(2029, 12, 31),
        Indonesian = new() { Title = "PDU rak padam", Symptoms = "Lampu PDU mati, server tidak menyala", Steps = "1. Periksa MCB\n2. Naikkan tuasnya" },
    };

    /// <summary>A description that this solution fits best: each has a word of its own.</summary>
    public static string Fitting(Guid id) => $"PDU padam {Word(id)}";

    /// <summary>One in <paramref name="state"/>.</summary>
    public static async Task<Guid> Solution(this TestApp app, SolutionState state = SolutionState.Published, Func<SolutionContent, SolutionContent>? with = null)
    {
        var id = await app.Get<DraftSolution>().Run(app.People.Agent.Id);
        var content = with?.Invoke(Whole) ?? Whole;
        await app.Get<SaveSolution>().Run(app.People.Agent.Id, id, _ => content with { Indonesian = content.Indonesian.IsEmpty ? content.Indonesian : content.Indonesian with { Symptoms = $"{content.Indonesian.Symptoms} {Word(id)}" } });
        if (state != SolutionState.Draft)
        {
            await app.Get<PublishSolution>().Run(app.People.Lead.Id, id);
        }

        if (state == SolutionState.Retired)
        {
            await app.Get<RetireSolution>().Run(app.People.Lead.Id, id);
        }

        return id;
    }

    private static string Word(Guid id) => $"z{id:N}";
}
