using Bunit;
using Kalapa.App.Features.Intake.Steps;
using Kalapa.App.Localisation;
using Kalapa.Domain.PermitRequests;
using Kalapa.Tests.App.Shared;
using Kalapa.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kalapa.Tests.App.Features.Intake;

public sealed class FieldFaultsTests : SharedTest
{
    public FieldFaultsTests() => Services.AddScoped<RuleSentences>();

    [Fact]
    public void What_is_wrong_with_the_schedule_is_said_at_its_times_and_nowhere_else()
    {
        using var _ = new Reader("id");

        var step = Render<PlaceStep>(parameters => parameters
            .Add(part => part.View, Forms.Draft(Requests.Work()))
            .Add(part => part.Content, Requests.Work())
            .Add(part => part.Now, Now)
            .Add(part => part.Faults, [new("submit.window-past", Now) { Field = nameof(RequestContent.Window) }]));

        Assert.Contains("sudah lewat", Said(step, "start"), StringComparison.Ordinal);
        Assert.Equal(Said(step, "start"), Said(step, "end"));
        Assert.Equal(["start", "end"], Marked(step));
        Assert.Single(step.FindAll("[data-test=field-faults]"));
    }

    [Fact]
    public void Of_two_visitors_the_one_who_is_too_young_is_marked()
    {
        using var _ = new Reader("en");
        var young = Requests.Visitor("Bayu", VisitorRole.Worker, birthYear: 2009);
        var content = Requests.Work() with { Visitors = [.. Requests.Work().Visitors, young] };

        var step = Render<PeopleStep>(parameters => parameters
            .Add(part => part.View, Forms.Draft(content))
            .Add(part => part.Content, content)
            .Add(part => part.Now, Now)
            .Add(part => part.Faults, [new("submit.minor", young.FullName, young.BirthYear) { Field = $"Visitors.{young.PersonId}" }]));

        Assert.Equal(["visitor-birth-year"], Marked(step));
        var card = step.FindAll("[data-test=visitor]")[1];
        Assert.Equal("true", card.QuerySelector("[data-test=visitor-birth-year]")!.GetAttribute("aria-invalid"));
        Assert.Contains("Bayu is not an adult", card.QuerySelector("[data-test=field-faults]")!.TextContent, StringComparison.Ordinal);
    }

    private static IEnumerable<string?> Marked<T>(IRenderedComponent<T> step)
        where T : IComponent => step.FindAll("[aria-invalid=true]").Select(field => field.GetAttribute("data-test"));

    // What a screen reader reads with the field.
    private static string Said<T>(IRenderedComponent<T> step, string field)
        where T : IComponent => step.Find($"[id='{step.Find($"[data-test={field}]").GetAttribute("aria-describedby")}']").TextContent;
}
