using Kalapa.App.Live;
using Xunit;

namespace Kalapa.Tests.App.Live;

public sealed class StableRowListTests
{
    private static readonly TestRow A = new(Guid.NewGuid(), Place: 1);
    private static readonly TestRow B = new(Guid.NewGuid(), Place: 2);
    private static readonly TestRow C = new(Guid.NewGuid(), Place: 3);
    private static readonly TestRow Emergency = new(Guid.NewGuid(), Place: 0);

    private readonly StableRowList<TestRow> _rows = new();

    public StableRowListTests() => _rows.Show([A, B, C]);

    [Fact]
    public void Without_a_hand_in_the_list_it_is_just_the_list()
    {
        _rows.Show([Emergency, A, C]);

        Assert.Equal([Emergency, A, C], Shown());
    }

    [Fact]
    public void Taken_row_leaves_a_stub_while_the_pointer_is_inside()
    {
        _rows.Pointer(inside: true);

        _rows.Show([A, C]);

        Assert.Equal([A, null, C], Shown());
        Assert.Equal(B.Id, _rows.Slots[1].Id);
    }

    [Fact]
    public void Slots_close_when_the_pointer_leaves()
    {
        _rows.Pointer(inside: true);
        _rows.Show([A, C]);

        _rows.Pointer(inside: false);

        Assert.Equal([A, C], Shown());
    }

    [Fact]
    public void Slots_stay_while_the_focus_is_still_inside()
    {
        _rows.Pointer(inside: true);
        _rows.Focus(inside: true);
        _rows.Show([A, C]);

        _rows.Pointer(inside: false);
        Assert.Equal([A, null, C], Shown());

        _rows.Focus(inside: false);
        Assert.Equal([A, C], Shown());
    }

    [Fact]
    public void New_row_pushes_nothing_away_and_gets_its_place_later()
    {
        _rows.Pointer(inside: true);

        _rows.Show([Emergency, A, B, C]);
        Assert.Equal([A, B, C, Emergency], Shown());

        _rows.Pointer(inside: false);
        Assert.Equal([Emergency, A, B, C], Shown());
    }

    [Fact]
    public void Changed_row_is_fresh_in_its_old_slot()
    {
        _rows.Pointer(inside: true);
        var later = A with { Version = 2, Place = 9 };

        _rows.Show([B, C, later]);

        Assert.Equal([later, B, C], Shown());
    }

    [Fact]
    public void Row_that_comes_back_takes_its_stub()
    {
        _rows.Pointer(inside: true);
        _rows.Show([A, C]);

        _rows.Show([A, B, C]);

        Assert.Equal([A, B, C], Shown());
    }

    [Fact]
    public void Another_filter_leaves_no_stubs_even_under_the_pointer()
    {
        _rows.Pointer(inside: true);
        _rows.Show([A, C]);

        _rows.Replace([C]);

        Assert.Equal([C], Shown());
    }

    [Fact]
    public void Paused_list_stands_still_and_counts_what_came_went_and_changed()
    {
        _rows.Pause(paused: true);

        _rows.Show([Emergency, A with { Version = 2 }, B]);

        Assert.Equal([A, B, C], Shown());
        Assert.Equal(3, _rows.Waiting);
    }

    [Fact]
    public void Change_that_was_undone_during_the_pause_does_not_count()
    {
        _rows.Pause(paused: true);
        _rows.Show([A, B]);

        _rows.Show([A, B, C]);

        Assert.Equal(0, _rows.Waiting);
    }

    [Fact]
    public void End_of_the_pause_shows_everything_at_once()
    {
        _rows.Pause(paused: true);
        _rows.Show([Emergency, C]);

        _rows.Pause(paused: false);

        Assert.Equal([Emergency, C], Shown());
        Assert.Equal(0, _rows.Waiting);
    }

    [Fact]
    public void Pointer_that_leaves_does_not_end_the_pause()
    {
        _rows.Pointer(inside: true);
        _rows.Pause(paused: true);
        _rows.Show([A]);

        _rows.Pointer(inside: false);

        Assert.Equal([A, B, C], Shown());
        Assert.Equal(2, _rows.Waiting);
    }

    private IEnumerable<TestRow?> Shown() => _rows.Slots.Select(slot => slot.Row);
}
