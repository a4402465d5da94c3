using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kalapa.App.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class VisitRecords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "EquipmentCounts",
                table: "Permits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Badge",
                table: "PermitPerson",
                type: "TEXT",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Escort",
                table: "PermitPerson",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Badge",
                table: "GateEvents",
                type: "TEXT",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Escort",
                table: "GateEvents",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsBadgeBack",
                table: "GateEvents",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Line",
                table: "GateEvents",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Quantity",
                table: "GateEvents",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Serial",
                table: "GateEvents",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "What",
                table: "GateEvents",
                type: "TEXT",
                maxLength: 255,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "RollCalls",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BranchCode = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    BegunById = table.Column<Guid>(type: "TEXT", nullable: false),
                    BegunByName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    BegunAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedByName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RollCalls", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RollEntry",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RollCallId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PermitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TicketId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Company = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Zones = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    InsideSince = table.Column<long>(type: "INTEGER", nullable: false),
                    JoinedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LeftGateAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Mark = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    MarkedByName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    MarkedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RollEntry", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RollEntry_RollCalls_RollCallId",
                        column: x => x.RollCallId,
                        principalTable: "RollCalls",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RollTick",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RollCallId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Mark = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ReceivedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    IsLate = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RollTick", x => new { x.RollCallId, x.Id });
                    table.ForeignKey(
                        name: "FK_RollTick_RollCalls_RollCallId",
                        column: x => x.RollCallId,
                        principalTable: "RollCalls",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_GateEvents_BranchCode_Badge",
                table: "GateEvents",
                columns: new[] { "BranchCode", "Badge" });

            migrationBuilder.CreateIndex(
                name: "IX_RollCalls_BranchCode_EndedAt",
                table: "RollCalls",
                columns: new[] { "BranchCode", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_RollEntry_RollCallId_PersonId",
                table: "RollEntry",
                columns: new[] { "RollCallId", "PersonId" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RollEntry");

            migrationBuilder.DropTable(
                name: "RollTick");

            migrationBuilder.DropTable(
                name: "RollCalls");

            migrationBuilder.DropIndex(
                name: "IX_GateEvents_BranchCode_Badge",
                table: "GateEvents");

            migrationBuilder.DropColumn(
                name: "EquipmentCounts",
                table: "Permits");

            migrationBuilder.DropColumn(
                name: "Badge",
                table: "PermitPerson");

            migrationBuilder.DropColumn(
                name: "Escort",
                table: "PermitPerson");

            migrationBuilder.DropColumn(
                name: "Badge",
                table: "GateEvents");

            migrationBuilder.DropColumn(
                name: "Escort",
                table: "GateEvents");

            migrationBuilder.DropColumn(
                name: "IsBadgeBack",
                table: "GateEvents");

            migrationBuilder.DropColumn(
                name: "Line",
                table: "GateEvents");

            migrationBuilder.DropColumn(
                name: "Quantity",
                table: "GateEvents");

            migrationBuilder.DropColumn(
                name: "Serial",
                table: "GateEvents");

            migrationBuilder.DropColumn(
                name: "What",
                table: "GateEvents");
        }
    }
}
