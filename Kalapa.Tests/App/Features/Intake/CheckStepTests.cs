using Bunit;
using Kalapa.App.Features.Intake;
using Kalapa.App.Features.Intake.Steps;
using Kalapa.Domain.PermitRequests;
using Kalapa.Tests.App.Shared;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Features.Intake;

public sealed class CheckStepTests : SharedTest
{
    private const string Privacy = "[data-test=declare-Privacy]";

    private readonly List<TypedEdit> _typed = [];

    [Fact]
    public void Everything_that_is_sent_is_read_once_more_and_each_line_leads_back_to_its_step()
    {
        using var _ = new Reader("id");
        var content = Requests.Work() with
        {
            Answers = Requests.Answers("WRK", "Q03"),
            Racks = "A-07",
            Equipment = [new(EquipmentDirection.In, "Server", "Dell", "R760", "SN1", 2)],
        };

        var summary = Show(content).Find("[data-test=summary]");

        Assert.All(
            ["Bekerja di rak kami sendiri", "Apakah ada perangkat yang masuk? Ya", "Cibitung · Data Hall 1 · A-07", "Replace a switch", "Sari", "Masuk: 2 × Server Dell R760 SN1"],
            line => Assert.Contains(line, summary.TextContent, StringComparison.Ordinal));
        Assert.Equal(
            [FormSteps.Questions, FormSteps.Place, FormSteps.Place, FormSteps.Work, FormSteps.People, FormSteps.People],
            summary.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void What_is_not_typed_yet_is_a_dash()
    {
        using var _ = new Reader("id");

        var summary = Show(new RequestContent()).Find("[data-test=summary]");

        Assert.Equal(["–", "–", "Cibitung", "–", "–"], summary.QuerySelectorAll("dd > p").Select(line => line.TextContent));
    }

    [Fact]
    public void A_tick_is_an_edit_that_may_be_laid_on_the_content_twice()
    {
        using var _ = new Reader("id");
        var step = Show(Requests.Work() with { Declarations = [] });

        step.Find(Privacy).Change(true);
        step.Find(Privacy).Change(false);

        var ticked = _typed[0].Edit(_typed[0].Edit(new()));
        Assert.Equal(["Privacy"], ticked.Declarations.Select(declaration => declaration.Code));
        Assert.Empty(_typed[1].Edit(ticked).Declarations);
    }

    [Fact]
    public void A_drawing_in_between_leaves_a_box_its_handler_so_that_a_tick_on_its_way_finds_it()
    {
        using var _ = new Reader("id");
        var step = Show(Requests.Work() with { Declarations = [] });
        var before = HandlerOf(step);

        step.Render(parameters => parameters.Add(part => part.Content, Requests.Work()));

        Assert.True(step.Find(Privacy).HasAttribute("checked"));
        Assert.Equal(before, HandlerOf(step));
    }

    private static string HandlerOf(IRenderedComponent<CheckStep> step) => step.Find(Privacy).GetAttribute("blazor:onchange")!;

    private IRenderedComponent<CheckStep> Show(RequestContent content) => Render<CheckStep>(parameters => parameters
        .Add(part => part.View, Forms.Draft(content))
        .Add(part => part.Content, content)
        .Add(part => part.AddressOf, step => step)
        .Add(part => part.OnTyped, _typed.Add));
}
